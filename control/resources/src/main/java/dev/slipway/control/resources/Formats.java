// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Format;
import dev.slipway.model.Problem;
import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;

/** What can be seen to be wrong with the settings of a format. */
final class Formats {
  private static final List<String> ENCODINGS = List.of("utf-8", "latin-1", "utf-16");

  private Formats() {}

  /** Pointers are within the dataset's spec. */
  static List<Problem> problems(Format format) {
    return switch (format) {
      case Format.Csv csv -> csv(csv);
      case Format.JsonLines _, Format.Parquet _ -> List.of();
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
    return problems;
  }

  private static Problem at(String field, String value, String expected) {
    return Problem.at(
        "/format/" + field,
        "'" + Text.visible(value, 40) + "' cannot be the " + field + ": it is " + expected + ".");
  }
}
