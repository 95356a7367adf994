// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Sample;
import dev.slipway.model.recipe.Sample.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Some of the rows: the first, or as if by chance, of all or of each combination of columns. */
final class SampleRule {
  private final Sample sample;
  private final Relation input;
  private final Planning planning;
  private final RexBuilder rex;

  private SampleRule(Sample sample, Relation input, Planning planning) {
    this.sample = sample;
    this.input = input;
    this.planning = planning;
    this.rex = planning.rex();
  }

  static Relation plan(Sample sample, Relation input, Planning planning) {
    return new SampleRule(sample, input, planning).plan();
  }

  private Relation plan() {
    Faults faults = new Faults();
    faults.within("", this::checkAmount);
    faults.within("", this::checkColumns);
    List<Integer> by = faults.within("", () -> places("/by", sample.by())).orElse(List.of());
    List<Integer> key = faults.within("", () -> places("/key", sample.key())).orElse(List.of());
    List<RelFieldCollation> order =
        faults.within("", () -> Orders.of(sample.orderBy(), input)).orElse(List.of());
    faults.raise();
    return switch (sample.method()) {
      case FIRST -> by.isEmpty() ? first(order) : firstOfEach(by, order);
      case RANDOM -> by.isEmpty() ? random() : randomOfEach(by);
      case RATIO -> by.isEmpty() ? ratio(key) : ratioOfEach(by);
    };
  }

  private List<Integer> places(String pointer, List<String> columns) {
    return Orders.places(pointer, columns, input);
  }

  private boolean checkAmount() {
    boolean isRatio = sample.method() == Method.RATIO;
    if (isRatio && !(sample.ratio() > 0 && sample.ratio() <= 1)) {
      throw Faults.at(
          "/ratio",
          "A ratio is more than 0 and at most 1, and not " + sample.ratio() + "; 0.1 is a tenth.");
    }
    if (!isRatio && sample.ratio() != 0) {
      throw Faults.at("/ratio", word() + " takes a number of rows; leave the ratio out.");
    }
    if (!isRatio && sample.rows() < 1) {
      throw Faults.at("/rows", word() + " needs a number of rows from 1 on.");
    }
    if (isRatio && sample.rows() != 0) {
      throw Faults.at("/rows", word() + " takes a part of the rows; leave their number out.");
    }
    return true;
  }

  private boolean checkColumns() {
    if (sample.method() != Method.FIRST && !sample.orderBy().isEmpty()) {
      throw Faults.at("/orderBy", word() + " is drawn by chance, which no order changes.");
    }
    if (!sample.key().isEmpty() && (sample.method() != Method.RATIO || !sample.by().isEmpty())) {
      throw Faults.at(
          "/key", "Rows are kept together by a sample by ratio alone, of all rows; leave it out.");
    }
    return true;
  }

  private String word() {
    return "A sample by '" + sample.method().name().toLowerCase(Locale.ROOT) + "'";
  }

  private Relation first(List<RelFieldCollation> order) {
    List<RelFieldCollation> whole = order.isEmpty() ? order : Orders.total(order, input);
    return new Relation(
        LogicalSort.create(
            input.node(),
            RelCollations.of(whole),
            null,
            number(BigDecimal.valueOf(sample.rows()))));
  }

  private Relation firstOfEach(List<Integer> by, List<RelFieldCollation> order) {
    List<RexFieldCollation> whole = Orders.ofWindow(Orders.total(order, input), input);
    List<RexInputRef> partition = by.stream().map(input::ref).toList();
    Marked numbered = Marked.of(input).with(Marked.number(partition, whole, planning));
    return numbered.where(atMost(numbered.mark(0), BigDecimal.valueOf(sample.rows()))).unmarked();
  }

  private Relation random() {
    Marked drawn = Chance.each(input, sample.seed(), planning);
    RelFieldCollation byLot = new RelFieldCollation(drawn.rows().names().size() - 1);
    Relation first =
        new Relation(
            LogicalSort.create(
                drawn.rows().node(),
                RelCollations.of(byLot),
                null,
                number(BigDecimal.valueOf(sample.rows()))));
    return new Marked(first, drawn.own()).unmarked();
  }

  private Relation randomOfEach(List<Integer> by) {
    Marked numbered = numberedByLot(by);
    return numbered.where(atMost(numbered.mark(3), BigDecimal.valueOf(sample.rows()))).unmarked();
  }

  private Relation ratio(List<Integer> key) {
    Marked drawn =
        key.isEmpty()
            ? Chance.each(input, sample.seed(), planning)
            : Chance.together(input, key, sample.seed(), planning);
    RexNode lot = drawn.mark(key.isEmpty() ? 2 : 0);
    return drawn.where(Chance.below(lot, BigDecimal.valueOf(sample.ratio()), rex)).unmarked();
  }

  /** The number less a half is less than the part, so that parts are rounded to the nearest. */
  private Relation ratioOfEach(List<Integer> by) {
    List<RexInputRef> partition = by.stream().map(input::ref).toList();
    Marked numbered = numberedByLot(by).with(Marked.count(partition, planning));
    RexNode part =
        rex.makeCall(
            SqlStdOperatorTable.PLUS,
            rex.makeCall(
                SqlStdOperatorTable.MULTIPLY,
                rex.makeApproxLiteral(BigDecimal.valueOf(sample.ratio())),
                numbered.mark(4)),
            rex.makeApproxLiteral(new BigDecimal("0.5")));
    RexNode within = rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, numbered.mark(3), part);
    return numbered.where(within).unmarked();
  }

  /** The rows with their number by lot among those of their combination, as the mark 3. */
  private Marked numberedByLot(List<Integer> by) {
    Marked drawn = Chance.each(input, sample.seed(), planning);
    RexFieldCollation byLot = new RexFieldCollation(drawn.mark(2), Set.of(SqlKind.NULLS_LAST));
    List<RexInputRef> partition = by.stream().map(input::ref).toList();
    return drawn.with(Marked.number(partition, List.of(byLot), planning));
  }

  private RexNode atMost(RexNode number, BigDecimal most) {
    return rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, number, number(most));
  }

  private RexNode number(BigDecimal value) {
    return rex.makeExactLiteral(value);
  }
}
