// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import com.google.common.collect.ImmutableList;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.recipe.SqlEngine;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/**
 * Puts an engine's words in the place of Slipway's in a plan: its functions, its casts, and what it
 * takes to make an operator mean what it means here. The types stay those of the plan.
 */
public final class Rewriting extends RexShuttle {
  private final EngineDialect dialect;
  private final Wording wording;
  private final RexBuilder rex;

  private Rewriting(EngineDialect dialect, RexBuilder rex) {
    this.dialect = dialect;
    this.wording = new Wording(dialect);
    this.rex = rex;
  }

  /** The plan as the engine can run it; a fault where it cannot. */
  static RelNode of(RelNode plan, EngineDialect dialect) {
    return new Rewriting(dialect, plan.getCluster().getRexBuilder()).rewritten(plan);
  }

  /** Throws if the engine cannot work out an expression. */
  public static void check(RexNode expression, EngineDialect dialect, RexBuilder rex) {
    expression.accept(new Rewriting(dialect, rex));
  }

  private RelNode rewritten(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visit(node).accept(Rewriting.this);
            return visited instanceof LogicalAggregate aggregate ? aggregated(aggregate) : visited;
          }
        });
  }

  private RelNode aggregated(LogicalAggregate aggregate) {
    List<AggregateCall> calls =
        aggregate.getAggCallList().stream().map(call -> aggregated(call, aggregate)).toList();
    return aggregate.copy(
        aggregate.getTraitSet(),
        aggregate.getInput(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls);
  }

  private AggregateCall aggregated(AggregateCall call, LogicalAggregate aggregate) {
    List<RelDataType> types =
        call.getArgList().stream()
            .map(i -> aggregate.getInput().getRowType().getFieldList().get(i).getType())
            .toList();
    return wording
        .aggregate(call.getAggregation(), types, call.getType())
        .map(template ->
            AggregateCall.create(
                call.getParserPosition(),
                new WrittenAggregate(template, call.getType()),
                call.isDistinct(),
                call.isApproximate(),
                call.ignoreNulls(),
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                call.getCollation(),
                call.getType(),
                call.getName()))
        .orElse(call);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() == SqlKind.SEARCH) {
      return RexUtil.expandSearch(rex, null, call).accept(this);
    }
    Optional<String> template = wording.of(call);
    if (template.isEmpty()) {
      return super.visitCall(call);
    }
    List<RexNode> operands = visitList(call.getOperands());
    return call(
        Wording.isRepeated(template.get(), operands)
            ? dialect.once(template.get(), operands.size())
            : template.get(),
        call.getType(),
        operands);
  }

  private RexNode call(String template, RelDataType type, List<? extends RexNode> operands) {
    return rex.makeCall(type, new Written(template, type), List.copyOf(operands));
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    return dialect
        .literal(literal)
        .map(text -> call(text, literal.getType(), List.of()))
        .orElse(literal);
  }

  /** A column whose type the engine does not have cannot be there. */
  @Override
  public RexNode visitInputRef(RexInputRef column) {
    Types.columnType(column.getType()).ifPresent(dialect::typeName);
    return column;
  }

  @Override
  public RexNode visitCorrelVariable(RexCorrelVariable variable) {
    throw Faults.at(
        "",
        dialect.engine().title()
            + " cannot be given this subquery, which refers to the query around it; write a join.");
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery query) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
    return visited.clone(rewritten(query.rel));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    RexOver visited = (RexOver) super.visitOver(over);
    List<RelDataType> types = over.getOperands().stream().map(RexNode::getType).toList();
    SqlAggFunction function =
        wording
            .aggregate(over.getAggOperator(), types, over.getType())
            .<SqlAggFunction>map(template -> new WrittenAggregate(template, over.getType()))
            .orElse(over.getAggOperator());
    RexWindow window = visited.getWindow();
    if (dialect.engine() == SqlEngine.SPARK
        && over.getAggOperator().getKind() == SqlKind.ROW_NUMBER
        && window.orderKeys.isEmpty()) {
      throw Faults.at(
          "",
          "Spark cannot number rows that are in no order, which keeping one match of each row takes.");
    }
    return rex.makeOver(
        over.getType(),
        function,
        visited.getOperands(),
        window.partitionKeys,
        ImmutableList.copyOf(window.orderKeys),
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
