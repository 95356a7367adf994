// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Check;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.ExtractFailedRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The rows that break checks, with the names of those that each one breaks. */
final class ExtractFailedRowsRule {
  private static final String BETWEEN = "; ";

  private final Relation input;
  private final Planning planning;
  private final RexBuilder rex;

  /** A check by name, and whether a row breaks it. */
  private record Rule(String name, RexNode broken) {}

  private ExtractFailedRowsRule(Relation input, Planning planning) {
    this.input = input;
    this.planning = planning;
    this.rex = planning.rex();
  }

  static Relation plan(ExtractFailedRows extract, Relation input, Planning planning) {
    return new ExtractFailedRowsRule(input, planning).plan(extract);
  }

  private Relation plan(ExtractFailedRows extract) {
    if (extract.checks().isEmpty()) {
      throw Faults.at("/checks", "There is nothing that rows could break; name checks.");
    }
    Faults faults = new Faults();
    List<Rule> rules = faults.each("/checks", extract.checks(), (i, check) -> rule(check));
    faults.raise();
    Marked marked = Marked.of(input);
    for (Rule rule : rules) {
      marked = marked.with(rule.broken());
    }
    Marked found = marked.apart(planning);
    List<RexNode> broken = IntStream.range(0, rules.size()).<RexNode>mapToObj(found::mark).toList();
    Marked failed = found.where(RexUtil.composeDisjunction(rex, broken)).with(names(rules, broken));
    RexNode names = failed.rows().ref(failed.rows().names().size() - 1);
    String as = extract.as().isEmpty() ? "failed" : extract.as();
    Optional<Relation> rows = faults.within("/as", () -> failed.columns().add(as, names).project());
    faults.raise();
    return rows.orElseThrow();
  }

  private Rule rule(Check check) {
    return switch (check) {
      case Check.NotNull(List<String> columns, Check.Severity _) -> {
        List<RexNode> nulls =
            places(columns).stream()
                .map(place -> rex.makeCall(SqlStdOperatorTable.IS_NULL, input.ref(place)))
                .toList();
        yield new Rule(
            "not null: " + String.join(", ", columns), RexUtil.composeDisjunction(rex, nulls));
      }
      case Check.Unique(List<String> columns, Check.Severity _) ->
          new Rule("unique: " + String.join(", ", columns), repeated(places(columns)));
      case Check.Holds(String text, Check.Severity _) -> new Rule(text, broken(text));
      case Check.RowCount _ ->
          throw Faults.at(
              "", "No row by itself breaks a check of the number of rows; leave it out.");
    };
  }

  private List<Integer> places(List<String> columns) {
    if (columns.isEmpty()) {
      throw Faults.at("/columns", "The check names no columns; name at least one.");
    }
    return Orders.places("/columns", columns, input);
  }

  private RexNode broken(String text) {
    Faults faults = new Faults();
    Optional<RexNode> condition =
        faults.within("/condition", () -> Conditions.condition(text, input, planning));
    faults.raise();
    return rex.makeCall(SqlStdOperatorTable.IS_FALSE, condition.orElseThrow());
  }

  private RexNode repeated(List<Integer> columns) {
    List<RexInputRef> partition = columns.stream().map(input::ref).toList();
    return rex.makeCall(
        SqlStdOperatorTable.GREATER_THAN,
        Marked.count(partition, planning),
        rex.makeExactLiteral(BigDecimal.ONE));
  }

  private RexNode names(List<Rule> rules, List<RexNode> broken) {
    List<RexNode> parts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      RexNode name = text(BETWEEN + rules.get(i).name());
      parts.add(rex.makeCall(SqlStdOperatorTable.CASE, broken.get(i), name, text("")));
    }
    RexNode all = rex.makeCall(Types.of(Primitive.STRING), FunctionTable.operator("concat"), parts);
    RexNode from = rex.makeExactLiteral(BigDecimal.valueOf(BETWEEN.length() + 1));
    RexNode length = rex.makeExactLiteral(BigDecimal.valueOf(Integer.MAX_VALUE));
    return rex.makeCall(
        Types.of(Primitive.STRING),
        FunctionTable.operator("substring"),
        List.of(all, from, length));
  }

  private RexNode text(String value) {
    return rex.makeLiteral(value, Types.of(Primitive.STRING), false);
  }
}
