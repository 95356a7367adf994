// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.dialect.DuckDbDialect;
import dev.slipway.control.plan.dialect.Finish;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.Check;
import dev.slipway.model.Check.Holds;
import dev.slipway.model.Check.NotNull;
import dev.slipway.model.Check.RowCount;
import dev.slipway.model.Check.Unique;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.Variable;
import dev.slipway.spi.Staged.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Checks as queries over the staged rows. What they observe is a row of numbers, for the sentence.
 */
final class CheckRule {
  private static final Name STAGED = new Name("staged");

  private CheckRule() {}

  static String plan(Check check, Schema schema, Map<Name, Variable> variables) {
    return switch (check) {
      case RowCount count -> rowCount(count);
      case NotNull notNull -> notNull(columns(notNull.columns(), schema));
      case Unique unique -> unique(columns(unique.columns(), schema));
      case Holds holds -> holds(holds, schema, variables);
    };
  }

  private static String rowCount(RowCount check) {
    if (check.least() < 0
        || check.most() < 0
        || (check.most() > 0 && check.most() < check.least())) {
      throw Faults.at(
          "",
          "A row count lies between two numbers, and not between "
              + check.least()
              + " and "
              + check.most()
              + ".");
    }
    String over =
        check.most() == 0 ? "" : " WHEN rows > " + check.most() + " THEN rows - " + check.most();
    return "SELECT CASE WHEN rows < "
        + check.least()
        + " THEN "
        + check.least()
        + " - rows"
        + over
        + " ELSE 0 END AS violations, CAST(rows AS VARCHAR) AS observed"
        + " FROM (SELECT COUNT(*) AS rows FROM \"staged\") AS counted";
  }

  private static String notNull(List<String> columns) {
    String any = columns.stream().map(c -> c + " IS NULL").collect(Collectors.joining(" OR "));
    String each =
        columns.stream().map(c -> ", COUNT(*) - COUNT(" + c + ")").collect(Collectors.joining());
    return "SELECT COUNT(*) FILTER (WHERE "
        + any
        + ") AS violations, CONCAT_WS(' ', COUNT(*)"
        + each
        + ") AS observed FROM \"staged\"";
  }

  private static String unique(List<String> columns) {
    return "SELECT CAST(COALESCE(SUM(rows), 0) AS BIGINT) AS violations,"
        + " CONCAT_WS(' ', (SELECT COUNT(*) FROM \"staged\"), COUNT(*)) AS observed"
        + " FROM (SELECT COUNT(*) AS rows FROM \"staged\" GROUP BY "
        + String.join(", ", columns)
        + " HAVING COUNT(*) > 1) AS repeated";
  }

  private static String holds(Holds check, Schema schema, Map<Name, Variable> variables) {
    Planning planning = new Planning(Map.of(STAGED, schema), FunctionTable.SCALAR, variables);
    Relation staged = planning.scan(STAGED);
    Faults faults = new Faults();
    RexNode condition =
        faults
            .within("/condition", () -> Conditions.condition(check.condition(), staged, planning))
            .orElseGet(() -> planning.rex().makeLiteral(true));
    faults.raise();
    RexNode broken = planning.rex().makeCall(SqlStdOperatorTable.NOT, condition);
    return "SELECT COUNT(*) AS violations, CAST((SELECT COUNT(*) FROM \"staged\") AS VARCHAR) AS observed FROM (\n"
        + Finish.write(LogicalFilter.create(staged.node(), broken))
        + "\n) AS broken";
  }

  private static List<String> columns(List<String> columns, Schema schema) {
    if (columns.isEmpty()) {
      throw Faults.at("/columns", "The check names no columns; name at least one.");
    }
    Faults faults = new Faults();
    List<String> quoted =
        faults.each(
            "/columns",
            columns,
            (i, column) -> DuckDbDialect.quoted(Findings.column(column, schema)));
    faults.raise();
    return quoted;
  }

  static String sentence(Check check, Finding finding) {
    return Findings.sentence(check, finding);
  }
}
