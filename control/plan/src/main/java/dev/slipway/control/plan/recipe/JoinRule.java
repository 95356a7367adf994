// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.Name;
import dev.slipway.model.Text;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.Pick;
import dev.slipway.model.recipe.Join.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first input joined with each further one in turn. */
final class JoinRule {
  private final Join join;
  private final Map<Name, Relation> inputs;
  private final Planning planning;
  private final Joined joined;
  private final List<Relation> unmatched = new ArrayList<>();

  private JoinRule(Join join, Map<Name, Relation> inputs, Planning planning) {
    this.join = join;
    this.inputs = inputs;
    this.planning = planning;
    Map.Entry<Name, Relation> first = inputs.entrySet().iterator().next();
    this.joined = new Joined(first.getKey(), first.getValue(), join.prefix());
  }

  /** What is joined, and the rows of the first input that match nothing if there can be such. */
  static List<Relation> plan(Join join, Map<Name, Relation> inputs, Planning planning) {
    return new JoinRule(join, inputs, planning).plan();
  }

  private List<Relation> plan() {
    Faults faults = new Faults();
    if (join.with().isEmpty()) {
      throw Faults.at(
          "/with", "A join has at least two inputs; say with which input the first is joined.");
    }
    faults.each("/with", join.with(), (i, with) -> add(with));
    faults.raise();
    inputs.keySet().stream()
        .filter(alias -> !joined.used(alias))
        .forEach(alias ->
            faults.within(
                "/with",
                () -> {
                  throw Faults.at(
                      "", "The input '" + alias + "' is not joined; join it, or take it out.");
                }));
    faults.within("", this::checkPrefixes);
    faults.raise();
    List<Relation> results = new ArrayList<>();
    results.add(
        join.columns().isEmpty()
            ? joined.standard(planning.rex()).project()
            : picked(join.columns(), joined).project());
    if (join.makes().allows(2)) {
      results.addAll(unmatched);
    }
    return results;
  }

  private Joined add(With with) {
    Relation right = inputs.get(with.input());
    if (right == null) {
      throw Faults.at(
          "/input",
          "'"
              + with.input()
              + "' is no input of this recipe."
              + Text.didYouMean(
                  with.input().value(), inputs.keySet().stream().map(Name::value).toList()));
    }
    if (joined.used(with.input())) {
      throw Faults.at(
          "/input",
          "The input '" + with.input() + "' is joined twice; list it again under another alias.");
    }
    if (with.on().isEmpty() != (with.type() == Join.Type.CROSS)) {
      throw Faults.at(
          "/on",
          with.on().isEmpty()
              ? "The join with '"
                  + with.input()
                  + "' has no columns to match; name some, or make it a cross join."
              : "A cross join matches nothing; leave out what it is joined on, or make it an inner join.");
    }
    Adding adding = new Adding(with, joined, right, planning);
    unmatched.add(adding.unmatched());
    return adding.add();
  }

  private boolean checkPrefixes() {
    boolean prefixed =
        !join.prefix().isEmpty() || join.with().stream().anyMatch(w -> !w.prefix().isEmpty());
    if (prefixed && !join.columns().isEmpty()) {
      throw Faults.at(
          "/columns", "Columns that are picked are named there; leave the prefixes out.");
    }
    return true;
  }

  /** The columns that are picked, to add to. */
  static Columns picked(List<Pick> picks, Joined joined) {
    Faults faults = new Faults();
    Columns columns = new Columns(joined.relation());
    faults.each("/columns", picks, (i, pick) -> pick(pick, columns, joined));
    faults.raise();
    return columns;
  }

  private static Columns pick(Pick pick, Columns columns, Joined joined) {
    int place = joined.place(pick.input(), pick.column());
    String name = pick.as().isEmpty() ? joined.column(place) : pick.as();
    return columns.add(name, joined.relation().ref(place));
  }
}
