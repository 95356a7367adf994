// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** A column by rules. */
final class IfThenElse implements StepRule<IfThenElse.Parameters> {
  /**
   * @param otherwise a formula; "" for null
   */
  record Parameters(List<Rule> rules, String otherwise, String into) {
    Parameters {
      rules = List.copyOf(rules);
    }
  }

  @Override
  public String type() {
    return "if-then-else";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column whose value is that of the first rule whose condition is true, or another; values are formulas.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.rules().isEmpty()) {
      throw Faults.at("/rules", "Give at least one rule.");
    }
    Faults faults = new Faults();
    List<RexNode> values = new ArrayList<>();
    List<RexNode> conditions =
        faults.each("/rules", parameters.rules(), (i, rule) -> rule(rule, values, cells));
    faults.within(
        "/otherwise",
        () ->
            parameters.otherwise().isEmpty()
                || values.add(planning.formula(parameters.otherwise(), input)));
    faults.raise();
    return Columns.of(input).set(parameters.into(), first(conditions, values, cells)).project();
  }

  record Rule(String when, String then) {}

  private static RexNode rule(Rule rule, List<RexNode> values, Cells cells) {
    RexNode condition =
        cells.at("/when", () -> Conditions.condition(rule.when(), cells.input(), cells.planning()));
    values.add(cells.at("/then", () -> cells.planning().formula(rule.then(), cells.input())));
    return condition;
  }

  private static RexNode first(List<RexNode> conditions, List<RexNode> values, Cells cells) {
    RelDataType common = common(values);
    List<RexNode> cases = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      cases.add(conditions.get(i));
      cases.add(cells.cast(values.get(i), common));
    }
    cases.add(
        values.size() > conditions.size()
            ? cells.cast(values.getLast(), common)
            : cells.nothing(common));
    return cells.op(SqlStdOperatorTable.CASE, cases.toArray(RexNode[]::new));
  }

  private static RelDataType common(List<RexNode> values) {
    List<RelDataType> types = values.stream().map(RexNode::getType).toList();
    @Nullable RelDataType type = Types.FACTORY.leastRestrictive(types);
    if (type == null || !types.stream().allMatch(one -> isAlike(one, type))) {
      throw Faults.at(
          "/rules",
          "The values of the rules are of types that do not fit together; cast some of them.");
    }
    return Types.FACTORY.createTypeWithNullability(type, true);
  }

  private static boolean isAlike(RelDataType one, RelDataType all) {
    return one.getSqlTypeName() == SqlTypeName.NULL
        || SqlTypeUtil.inSameFamily(one, all)
        || (SqlTypeUtil.isNumeric(one) && SqlTypeUtil.isNumeric(all));
  }
}
