// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.Check;
import dev.slipway.model.Check.Holds;
import dev.slipway.model.Check.NotNull;
import dev.slipway.model.Check.RowCount;
import dev.slipway.model.Check.Unique;
import dev.slipway.model.Column;
import dev.slipway.model.Schema;
import dev.slipway.model.Text;
import dev.slipway.spi.Staged.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What checks have found, in sentences: {@code column 'carrier' holds 3 nulls in 336,776 rows}. */
final class Findings {
  private Findings() {}

  static String sentence(Check check, Finding finding) {
    String[] seen = finding.observed().split(" ");
    return switch (check) {
      case RowCount count -> rowCount(count, Long.parseLong(seen[0]));
      case NotNull notNull -> notNull(notNull, seen);
      case Unique unique -> unique(unique, finding.violations(), seen);
      case Holds holds -> holds(holds, finding.violations(), seen[0]);
    };
  }

  private static String rowCount(RowCount check, long rows) {
    String range =
        check.most() == 0
            ? number(check.least()) + " or more"
            : number(check.least()) + " to " + number(check.most());
    boolean holds = rows >= check.least() && (check.most() == 0 || rows <= check.most());
    return (rows == 1 ? "there is " : "there are ")
        + rows(rows)
        + (holds ? ", within " : ", but there should be ")
        + range;
  }

  private static String notNull(NotNull check, String[] seen) {
    String rows = rows(Long.parseLong(seen[0]));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < check.columns().size(); i++) {
      long nulls = Long.parseLong(seen[i + 1]);
      if (nulls > 0) {
        parts.add("column '" + check.columns().get(i) + "' holds " + count(nulls, "null"));
      }
    }
    return parts.isEmpty()
        ? columns(check.columns())
            + " hold"
            + (check.columns().size() == 1 ? "s" : "")
            + " no null in "
            + rows
        : String.join(" and ", parts) + " in " + rows;
  }

  private static String unique(Unique check, long violations, String[] seen) {
    String rows = rows(Long.parseLong(seen[0]));
    return violations == 0
        ? "no two of " + rows + " are equal in " + columns(check.columns())
        : rows(violations)
            + " of "
            + number(Long.parseLong(seen[0]))
            + " share their value of "
            + columns(check.columns())
            + " with another row ("
            + count(Long.parseLong(seen[1]), "repeated value")
            + ")";
  }

  private static String holds(Holds check, long violations, String rows) {
    String all = rows(Long.parseLong(rows));
    return violations == 0
        ? "the condition '" + check.condition() + "' holds in " + all
        : "the condition '"
            + check.condition()
            + "' is broken by "
            + number(violations)
            + " of "
            + all;
  }

  /** The name as the schema has it; it must be there. */
  static String column(String name, Schema schema) {
    return schema
        .find(name)
        .map(Column::name)
        .orElseThrow(() ->
            Faults.at(
                "",
                "There is no column '"
                    + Text.visible(name, 80)
                    + "'."
                    + Text.didYouMean(name, schema.names())));
  }

  private static String columns(List<String> names) {
    return (names.size() == 1 ? "column '" : "columns '") + String.join("', '", names) + "'";
  }

  private static String rows(long rows) {
    return count(rows, "row");
  }

  private static String count(long count, String of) {
    return number(count) + " " + of + (count == 1 ? "" : "s");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
