// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  private static PostgresAddress address(String url) {
    return new PostgresAddress(url, Optional.empty(), Optional.of("hunter2"));
  }

  @Test
  void mayBeginWithJdbc() {
    String url = "postgresql://db1:5432,db2:5432/studio?sslmode=verify-full";

    assertThat(address(url).jdbc()).isEqualTo("jdbc:" + url);
    assertThat(address("jdbc:" + url)).isEqualTo(address(url));
  }

  @Test
  void showsNothingSecret() {
    assertThat(address("postgresql://db/studio?user=ada&password=hunter2"))
        .hasToString("postgresql://db/studio");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://db/studio?password=hunter2", "db/studio", "", "postgresql:studio"})
  void refusesWhatIsNoAddressWithoutItsSettings(String url) {
    assertThatThrownBy(() -> address(url))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("postgresql://HOST:PORT/DATABASE")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesAUserBeforeTheHostWhichTheDriverWouldTakeForTheHost() {
    assertThatThrownBy(() -> address("postgresql://ada:hunter2@db/studio"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("?user=NAME")
        .hasMessageNotContaining("hunter2");
  }
}
