// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;

/**
 * Writes plans so that no expression is written twice. Calcite puts the expressions of one
 * projection into those of the next; where that would repeat one, twenty steps could make a text of
 * a million times the length, so there the next becomes a query over the first. Public because
 * Calcite calls it by reflection.
 */
public final class Layers extends RelToSqlConverter {
  private boolean ends;

  public Layers(SqlDialect dialect) {
    super(dialect);
  }

  @Override
  public Result visit(Project project) {
    boolean endsHere = ends;
    ends = project.getInput() instanceof Project below && repeats(project, below);
    Result written = super.visit(project);
    return endsHere
        ? result(
            written.asStatement(), List.of(Clause.FROM, Clause.SELECT, Clause.FETCH), project, null)
        : written;
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
