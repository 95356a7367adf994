// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.function.FunctionTable.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/functions.md} is what the table of functions says; {@code -Dregenerate} writes it.
 */
class FunctionsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "functions.md");
  private static final String INTRODUCTION =
      """
      # Functions of Slipway SQL

      Formulas, filters, SQL recipes and queries call these functions and no others. This page is written from the
      table of functions in `control/plan`, and every example on it is run by a test.

      What holds everywhere, whatever the engine:

      - A function gives null where an argument is null, unless its description says otherwise.
      - A whole number or decimal that is too large for its type ends the build. A float becomes infinite.
      - `a / b` is of type float64, also between whole numbers: `1 / 2` is 0.5. Division by zero is null, as is `a % 0`.
      - Rounding takes halves away from zero.
      - Text is Unicode. Lengths and positions count characters (code points), from 1; comparison and order go by code point.
      - Regular expressions are those of RE2: no look-around, no references back. They are written out and checked when
        a recipe is saved, as are patterns of dates, units, zones and paths into JSON.
      - NaN equals itself and is larger than every other number.
      - Weeks are those of ISO 8601 and begin on Monday. Parts of a timestamptz are those in UTC.
      - CASE, IN, BETWEEN, LIKE, ILIKE, IS NULL, IS DISTINCT FROM and `||` are part of the language itself.
      """;

  @Test
  void saysWhatTheTableSays() throws IOException {
    String written =
        INTRODUCTION
            + section("Functions of a row", FunctionTable.SCALARS.stream())
            + section("Functions over many rows", FunctionTable.OVER_ROWS.stream())
                .replaceFirst(
                    "\n\n",
                    "\n\nFor SQL recipes and queries. The examples are over five rows (x, y): (1, 'a'), (2, 'b'),"
                        + " (2, 'c'), (4, null), (null, 'a').\n\n");
    if (System.getProperty("regenerate") != null) {
      Files.writeString(DOCUMENT, written);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/functions.md is stale; run this test with -Dregenerate")
        .isEqualTo(written);
  }

  private static String section(String title, Stream<Family> families) {
    return "\n## "
        + title
        + "\n"
        + families.map(FunctionsDocumentTest::family).collect(Collectors.joining());
  }

  private static String family(Family family) {
    return "\n### "
        + family.title()
        + "\n\n| function | gives | what | example | is |\n|---|---|---|---|---|\n"
        + family.functions().stream().map(FunctionsDocumentTest::row).collect(Collectors.joining());
  }

  private static String row(FunctionDefinition function) {
    FunctionDefinition.Example example = function.example().orElseThrow();
    String type = Documented.example(function).schema().columns().getFirst().type().toString();
    return Stream.of(
            code(function.signature()),
            type,
            function.description().replace("|", "\\|"),
            code(example.expression()),
            code(example.value()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "''" : "`" + text.replace("|", "\\|") + "`";
  }
}
