// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Format;
import dev.slipway.model.Problem;
import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What can be seen to be wrong with the settings of a format. */
final class Formats {
  private static final List<String> ENCODINGS = List.of("utf-8", "latin-1", "utf-16");

  private static final int MOST_SKIPPED = 1_000_000;

  private static final Pattern RANGE =
      Pattern.compile(
          "[A-Za-z]{1,3}[1-9]\\d{0,6}:[A-Za-z]{1,3}[1-9]\\d{0,6}|[A-Za-z]{1,3}:[A-Za-z]{1,3}");

  private static final Pattern SHEET_NUMBER = Pattern.compile("#[1-9]\\d{0,4}");

  private Formats() {}

  /** Pointers are within the dataset's spec. */
  static List<Problem> problems(Format format) {
    return switch (format) {
      case Format.Csv csv -> csv(csv);
      case Format.Excel excel -> excel(excel);
      case Format.JsonLines _, Format.Parquet _, Format.Avro _, Format.Orc _ -> List.of();
    };
  }

  private static List<Problem> csv(Format.Csv csv) {
    List<Problem> problems = new ArrayList<>();
    if (csv.delimiter().length() != 1 && !csv.delimiter().equals("\\t")) {
      problems.add(at("delimiter", csv.delimiter(), "one character or \\t"));
    }
    if (csv.quote().length() > 1) {
      problems.add(at("quote", csv.quote(), "one character, or nothing for no quotes"));
    }
    if (csv.escape().length() > 1) {
      problems.add(
          at("escape", csv.escape(), "one character, or nothing where quotes are doubled"));
    }
    if (!csv.quote().isEmpty() && csv.quote().equals(csv.delimiter())) {
      problems.add(at("quote", csv.quote(), "another character than the delimiter"));
    }
    if (!ENCODINGS.contains(csv.encoding())) {
      problems.add(at("encoding", csv.encoding(), "one of " + String.join(", ", ENCODINGS)));
    }
    if (csv.comment().length() > 1 || csv.comment().equals(csv.delimiter())) {
      problems.add(
          at("comment", csv.comment(), "one character other than the delimiter, or nothing"));
    }
    skip(problems, csv.skip());
    return problems;
  }

  private static List<Problem> excel(Format.Excel excel) {
    List<Problem> problems = new ArrayList<>();
    skip(problems, excel.skip());
    if (!excel.range().isEmpty() && !RANGE.matcher(excel.range()).matches()) {
      problems.add(
          at("range", excel.range(), "two corners such as B3:F100, or two columns such as B:F"));
    }
    if (excel.sheet().startsWith("#") && !SHEET_NUMBER.matcher(excel.sheet()).matches()) {
      problems.add(at("sheet", excel.sheet(), "a sheet's name, or # and its number from 1"));
    }
    return problems;
  }

  private static void skip(List<Problem> problems, int rows) {
    if (rows < 0 || rows > MOST_SKIPPED) {
      problems.add(at("skip", String.valueOf(rows), "from 0 to " + MOST_SKIPPED));
    }
  }

  private static Problem at(String field, String value, String expected) {
    return Problem.at(
        "/format/" + field,
        "'" + Text.visible(value, 40) + "' cannot be the " + field + ": it is " + expected + ".");
  }
}
