// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "53100, OUT_OF_DISK, disk is full",
    "XX001, CORRUPT, damaged",
    "XX002, CORRUPT, damaged",
    "28P01, UNAVAILABLE, the password",
    "08006, UNAVAILABLE, did not answer",
    "57P01, UNAVAILABLE, did not answer",
    ", UNAVAILABLE, did not answer"
  })
  void saysWhatACodeMeans(String state, ErrorCode expected, String words) {
    SlipwayException said =
        PostgresFaults.translate("The database db/studio", new SQLException("because", state));

    assertThat(said.code()).isEqualTo(expected);
    assertThat(said)
        .hasMessageContaining("The database db/studio")
        .hasMessageContaining("because")
        .hasMessageContaining(words);
  }
}
