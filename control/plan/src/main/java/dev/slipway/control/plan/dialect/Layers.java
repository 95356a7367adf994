// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.FunctionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

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

  /**
   * The rows of one input that have, or have not, a match in the other. Calcite's own way names the
   * first input twice where it is more than a table.
   */
  @Override
  protected Result visitAntiOrSemiJoin(Join join) {
    if (join.getLeft() instanceof TableScan) {
      return super.visitAntiOrSemiJoin(join);
    }
    Result left = visitInput(join, 0).resetAlias();
    Result right = visitInput(join, 1).resetAlias();
    SqlNode match =
        convertConditionToSqlNode(
            join.getCondition(), left.qualifiedContext(), right.qualifiedContext());
    SqlNode one = SqlLiteral.createExactNumeric("1", POS);
    SqlNode exists =
        SqlStdOperatorTable.EXISTS.createCall(POS, select(List.of(one), right.asFrom(), match));
    List<SqlNode> columns =
        IntStream.range(0, join.getLeft().getRowType().getFieldCount())
            .mapToObj(left.qualifiedContext()::field)
            .toList();
    SqlNode where =
        join.getJoinType() == JoinRelType.ANTI
            ? SqlStdOperatorTable.NOT.createCall(POS, exists)
            : exists;
    return result(
        select(columns, left.asFrom(), where),
        List.of(Clause.FROM, Clause.WHERE, Clause.SELECT),
        join,
        null);
  }

  private static SqlSelect select(List<SqlNode> columns, SqlNode from, SqlNode where) {
    return new SqlSelect(
        POS,
        null,
        new SqlNodeList(columns, POS),
        from,
        where,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
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
