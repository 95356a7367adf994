// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AddressRule;
import dev.slipway.spi.AllowedAddresses;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuledProviderTest {
  /** Every name leads to this machine. */
  private final RuledProvider provider =
      new RuledProvider(
          new Cloud(),
          new AddressRule(
              _ -> List.of(InetAddress.getLoopbackAddress()), AllowedAddresses.onlyPublic()));

  private static final class Cloud implements ConnectionProvider {
    @Override
    public String type() {
      return "cloud";
    }

    @Override
    public Set<String> addresses() {
      return Set.of("bucket");
    }

    @Override
    public Set<String> called() {
      return Set.of("endpoint");
    }

    @Override
    public List<Problem> problems(ConnectionSpec spec) {
      return List.of();
    }

    @Override
    public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
      return new MemoryObjectStore("cloud", InstantSource.system());
    }
  }

  private static ConnectionSpec spec(Map<String, String> settings) {
    return new ConnectionSpec("cloud", "", "managed", settings);
  }

  @Test
  void refusesASettingThatLeadsToThisMachine() {
    for (String address : List.of("http://127.0.0.1:9000", "http://0x7f.1/", "//h", "localhost")) {
      assertThat(provider.problems(spec(Map.of("endpoint", address))))
          .as(address)
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/settings/endpoint");
            assertThat(problem.message()).startsWith("The setting endpoint '" + address + "'");
          });
    }
    assertThat(provider.problems(spec(Map.of("bucket", "http://127.0.0.1")))).isEmpty();
    assertThat(provider.problems(spec(Map.of()))).isEmpty();
  }

  @Test
  void asksTheNameServerBeforeItOpens() {
    ConnectionSpec rebound = spec(Map.of("endpoint", "https://rebound.example.org"));

    assertThat(provider.problems(rebound)).isEmpty();
    assertThatThrownBy(() -> provider.open(rebound, _ -> Secret.of("x")))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
        .hasMessageContaining("127.0.0.1");
    assertThat(provider.open(spec(Map.of()), _ -> Secret.of("x"))).isNotNull();
  }

  @Test
  void sendsNoSecretToAnotherPlaceThatIsCalled() {
    assertThat(provider.addresses()).containsExactlyInAnyOrder("bucket", "endpoint");
  }
}
