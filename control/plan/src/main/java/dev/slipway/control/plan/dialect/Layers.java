// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.FunctionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlOperator;

/**
 * Writes plans so that no expression is written twice. Calcite puts the expressions of one
 * projection into those of the next; where that would repeat one, twenty steps could make a text of
 * a million times the length, so there the next becomes a query over the first. Public because
 * Calcite calls it by reflection.
 */
public final class Layers extends RelToSqlConverter {
  private static final Pattern ROWS = Pattern.compile("\\b(unnest|explode)\\(");

  private boolean ends;

  public Layers(SqlDialect dialect) {
    super(dialect);
  }

  @Override
  public Result visit(Project project) {
    boolean endsHere = ends;
    ends =
        project.getInput() instanceof Project below
            && (repeats(project, below) || makesRows(below));
    Result written = super.visit(project);
    return endsHere
        ? result(
            written.asStatement(), List.of(Clause.FROM, Clause.SELECT, Clause.FETCH), project, null)
        : written;
  }

  /** What makes rows must be written, and once, whoever uses its column. */
  private static boolean makesRows(Project project) {
    return project.getProjects().stream()
        .anyMatch(value -> value instanceof RexCall call && makesRows(call.getOperator()));
  }

  /** By Slipway's name or, in a plan rewritten for an engine, by that engine's. */
  private static boolean makesRows(SqlOperator operator) {
    return operator.getName().equalsIgnoreCase(FunctionTable.ROWS_OF)
        || (operator instanceof Written written && ROWS.matcher(written.template()).find());
  }

  private static boolean repeats(Project project, Project below) {
    Map<Integer, Long> uses = new HashMap<>();
    project.getProjects().forEach(value -> Copies.count(value, uses));
    return uses.entrySet().stream()
        .anyMatch(use -> use.getValue() > 1 && !isPlain(below.getProjects().get(use.getKey())));
  }

  private static boolean isPlain(RexNode value) {
    return value instanceof RexInputRef || value instanceof RexLiteral;
  }
}
