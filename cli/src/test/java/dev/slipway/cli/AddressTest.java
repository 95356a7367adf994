// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressTest {
  @TempDir private Path data;

  @Test
  void findsAddressAndTokenInTheDataDirectory() throws IOException {
    Files.writeString(
        data.resolve("server.json"), "{\"url\":\"http://127.0.0.1:9\",\"pid\":7,\"later\":true}");
    Files.writeString(data.resolve("admin-token"), "secret\n");

    Address address = Address.of(data);

    assertThat(address.url()).hasHost("127.0.0.1").hasPort(9);
    assertThat(address.token()).isEqualTo("secret");
  }

  @Test
  void neverPrintsTheToken() throws IOException {
    Files.writeString(data.resolve("admin-token"), "secret\n");

    assertThat(Address.of(data, "http://elsewhere")).hasToString("http://elsewhere with <token>");
  }

  @Test
  void goesWithoutATokenWhereThereIsNone() {
    assertThat(Address.of(data, "http://elsewhere").token()).isEmpty();
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String url : List.of("foo", "127.0.0.1:7171", "http://", "a b")) {
      assertThatThrownBy(() -> Address.of(data, url))
          .isInstanceOf(SlipwayException.class)
          .hasMessage(
              "'" + url + "' is no address of a server; write one like http://127.0.0.1:7171.");
    }
  }

  @Test
  void saysThatNoServerRuns() {
    assertThatThrownBy(() -> Address.of(data))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining(data.toString());
  }

  @Test
  void saysThatAFileCannotBeRead() throws IOException {
    Files.createDirectories(data.resolve("server.json"));

    assertThatThrownBy(() -> Address.of(data))
        .hasMessageContaining("Cannot read " + data.resolve("server.json"));
  }
}
