// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CsvFaultTest {
  private static final String TAIL =
      "\nPossible fixes:\n* Enable null padding\n\n  file = /data/raw/flights.csv.gz\n  delimiter = , (Set By User)\n";

  @Test
  void tellsRowColumnValueAndType() {
    String message =
        "Conversion Error: CSV Error on Line: 3\nOriginal Line: 3,zz,y\n"
            + "Error when converting column \"b\". Could not convert string \"zz\" to 'BIGINT'\n"
            + TAIL;

    assertThat(CsvFault.parse(message))
        .contains(
            "Row 3 of the file flights.csv.gz has 'zz' in the column 'b', which is no value of its type int64."
                + " Correct the file, change the column's type, or name that text among those that mean null.");
  }

  @Test
  void countsTheValuesOfARaggedRow() {
    assertThat(CsvFault.parse(ragged(1)))
        .hasValueSatisfying(s -> assertThat(s).contains("has 1 value where 3"));
    assertThat(CsvFault.parse(ragged(4)))
        .contains(
            "Row 7 of the file flights.csv.gz has 4 values where 3 are expected. Correct the row, or the delimiter"
                + " and quote of the dataset.");
  }

  private static String ragged(int found) {
    return "Invalid Input Error: CSV Error on Line: 7\nOriginal Line: 3,4\nExpected Number of Columns: 3 Found: "
        + found
        + TAIL;
  }

  @Test
  void knowsWrongEncodingsAndOpenQuotes() {
    String at = "Invalid Input Error: CSV Error on Line: 2\nOriginal Line: 1,caf?\n";

    assertThat(CsvFault.parse(at + "Invalid unicode (byte sequence mismatch) detected." + TAIL))
        .hasValueSatisfying(s -> assertThat(s).contains("is not UTF-8 text", "latin-1"));
    assertThat(CsvFault.parse(at + "Value with unterminated quote found.\n" + TAIL))
        .hasValueSatisfying(s -> assertThat(s).contains("a quoted value without an end"));
  }

  @Test
  void knowsARowThatIsTooLong() {
    assertThat(CsvFault.parse(fault("Maximum line size exceeded")))
        .hasValueSatisfying(s -> assertThat(s).contains("Row 9", "longer than the 2 MB"));
  }

  @Test
  void givesTheReasonOfAnyOtherFault() {
    assertThat(CsvFault.parse(fault("Escape sequence is invalid")))
        .contains("Row 9 of the file flights.csv.gz cannot be read: Escape sequence is invalid.");
  }

  private static String fault(String reason) {
    return "Invalid Input Error: CSV Error on Line: 9\nOriginal Line: x\n" + reason + TAIL;
  }

  @Test
  void leavesOtherErrorsAlone() {
    assertThat(CsvFault.parse("Binder Error: no such column")).isEmpty();
  }
}
