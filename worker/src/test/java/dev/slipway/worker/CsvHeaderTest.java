// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvHeaderTest {
  private static final Format.Csv STANDARD = Format.Csv.standard();

  @Test
  void splitsQuotedAndPlainValues() {
    assertThat(CsvRow.split("a,\"b, c\",\"d \"\"e\"\"\",,f", STANDARD))
        .containsExactly("a", "b, c", "d \"e\"", "", "f");
    assertThat(CsvRow.split("", STANDARD)).containsExactly("");
    assertThat(CsvRow.split("\"open, end", STANDARD)).containsExactly("open, end");
  }

  @Test
  void knowsOtherDelimitersQuotesAndEscapes() {
    Format.Csv tabs = new Format.Csv("\\t", "'", "\\", true, "utf-8", List.of(), "", "");
    Format.Csv bare = new Format.Csv("||", "", "", true, "utf-8", List.of(), "", "");

    assertThat(CsvRow.split("a\t'b\\'s\t'\tc", tabs)).containsExactly("a", "b's\t", "c");
    assertThat(CsvRow.split("\"a\"||b|c", bare)).containsExactly("\"a\"", "b|c");
  }

  @Test
  void namesWhatHasNoNameAndNumbersWhatRepeats() {
    assertThat(CsvHeader.names("\uFEFFid,,ID,name,id", STANDARD))
        .containsExactly("id", "column1", "ID_1", "name", "id_2");
  }
}
