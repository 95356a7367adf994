// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFaultsTest {
  private static final Path FILE = Path.of("/data/slipway.db");

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, OUT_OF_DISK, disk is full",
    "SQLITE_CORRUPT, CORRUPT, damaged",
    "SQLITE_CORRUPT_INDEX, CORRUPT, damaged",
    "SQLITE_NOTADB, CORRUPT, damaged",
    "SQLITE_BUSY, UNAVAILABLE, who else has the file open",
    "SQLITE_IOERR_FSYNC, UNAVAILABLE, did not answer"
  })
  void saysWhatACodeMeans(SQLiteErrorCode code, ErrorCode expected, String words) {
    SlipwayException said = SqliteFaults.translate(FILE, new SQLiteException("because", code));

    assertThat(said.code()).isEqualTo(expected);
    assertThat(said).hasMessageContaining(FILE.toString()).hasMessageContaining(words);
  }

  @Test
  void passesOnWhatTheDriverSaysOfItself() {
    SlipwayException said = SqliteFaults.translate(FILE, new SQLException("stream closed"));

    assertThat(said.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(said).hasMessageContaining("stream closed");
  }
}
