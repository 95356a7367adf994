// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OUT_OF_MEMORY | Out of Memory Error: failed to allocate data of size 16.0 MiB
          OUT_OF_DISK   | Out of Memory Error: failed to offload data block. This limit was set by the 'max_temp_directory_size' setting.
          OUT_OF_DISK   | IO Error: Could not write file "x": No space left on device
          BAD_DATA      | IO Error: No files found that match the pattern "x"
          CANCELLED     | INTERRUPT Error: Interrupted!
          BAD_DATA      | Conversion Error: Could not convert string 'abc' to INT32
          BAD_DATA      | Out of Range Error: Overflow in addition of INT64
          INVALID       | Binder Error: Referenced column "x" not found
          INVALID       | Permission Error: Cannot access file "/etc/passwd"
          INVALID       | Parser Error: syntax error at or near "FROM"
          INVALID       | Catalog Error: Table with name x does not exist!
          INTERNAL      | INTERNAL Error: Assertion triggered
          INTERNAL      | something without a kind
          """)
  void tellsTheCodeFromTheKindOfError(ErrorCode code, String message) {
    SlipwayException fault = Faults.translate(new SQLException(message));

    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault).hasMessageMatching("(?s)[A-Z].*");
  }

  @Test
  void leavesOutHintsAndPicturesOfTheSql() {
    SlipwayException fault =
        Faults.translate(
            new SQLException("Parser Error: Expected a\nSELECT\n\nLINE 1: from x\n             ^"));

    assertThat(fault)
        .hasMessage("The SQL was refused. DuckDB said: Parser Error: Expected a SELECT.");
  }

  @Test
  void tellsLinesOfJson() {
    String malformed =
        "Invalid Input Error: Malformed JSON in file \"/x/a.jsonl\", at byte 7 in line 3: unexpected character. ";
    String misfit =
        "Invalid Input Error: JSON transform error in file \"/x/a.jsonl\", in line 2: Failed to cast value to"
            + " numerical: \"abc\"\nTry setting";

    assertThat(Faults.translate(new SQLException(malformed)))
        .hasMessageStartingWith(
            "Line 2 of the file a.jsonl is not the JSON that was expected: unexpected character.");
    assertThat(Faults.translate(new SQLException(misfit)))
        .hasMessageStartingWith("Line 2 of the file a.jsonl")
        .hasMessageContaining("\"abc\"");
  }

  @Test
  void tellsAFullDiskFromTheLimitOfTemporaryFiles() {
    String full = "IO Error: Async write failed: No space left on device";
    String limit = "Out of Memory Error: failed to offload, see max_temp_directory_size";

    assertThat(Faults.translate(new SQLException(full)).getMessage())
        .startsWith("The disk is full")
        .contains("Make room");
    assertThat(Faults.translate(new SQLException(limit)).getMessage())
        .contains("more disk for temporary files than it may use");
    assertThat(Faults.translate(new SQLException(full)).code()).isEqualTo(ErrorCode.OUT_OF_DISK);
  }

  @Test
  void saysThatALineNeverEnds() {
    assertThat(
            Faults.translate(
                new SQLException(
                    "Not implemented Error: The Parallel CSV Reader currently does not support a full read on this file.")))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.BAD_DATA))
        .hasMessageContaining("a line of more than 32 MB");
  }
}
