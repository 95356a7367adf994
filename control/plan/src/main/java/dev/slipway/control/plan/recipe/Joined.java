// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.Name;
import dev.slipway.model.Text;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** The inputs joined so far, and which column of which input stands where. */
final class Joined {
  private final List<Source> columns = new ArrayList<>();
  private final Map<Integer, List<Integer>> others = new HashMap<>();
  private final Set<Name> used = new HashSet<>();
  private final Name first;
  private Relation relation;

  /**
   * @param isMatched whether it was joined on, and so equals a column that is there already
   * @param prefix before its name where nothing is said about it
   */
  private record Source(Name input, String column, boolean isMatched, String prefix) {}

  /** A column that is there, and the equal one of the input that is joined. */
  record Match(int left, int right) {}

  Joined(Name first, Relation input, String prefix) {
    this.first = first;
    this.relation = input;
    used.add(first);
    input.names().forEach(column -> columns.add(new Source(first, column, false, prefix)));
  }

  Relation relation() {
    return relation;
  }

  RelNode node() {
    return relation.node();
  }

  boolean used(Name input) {
    return used.contains(input);
  }

  String column(int place) {
    return columns.get(place).column();
  }

  Joined add(With with, Relation right, RelNode joined, List<Match> matches) {
    int width = columns.size();
    Set<Integer> matched = matches.stream().map(Match::right).collect(Collectors.toSet());
    if (with.type() != Join.Type.SEMI && with.type() != Join.Type.ANTI) {
      for (int i = 0; i < right.names().size(); i++) {
        columns.add(
            new Source(with.input(), right.names().get(i), matched.contains(i), with.prefix()));
      }
    }
    if (with.type() == Join.Type.RIGHT || with.type() == Join.Type.FULL) {
      matches.forEach(match ->
          others
              .computeIfAbsent(match.left(), left -> new ArrayList<>())
              .add(width + match.right()));
    }
    used.add(with.input());
    relation = new Relation(joined);
    return this;
  }

  /** The place of {@code input.column}, or of a column of the first input. */
  int place(String reference) {
    int own = find(first, reference);
    int point = reference.indexOf('.');
    if (own >= 0 || point < 0) {
      return own >= 0 ? own : place(first, reference);
    }
    String input = reference.substring(0, point);
    return used.stream()
        .filter(alias -> alias.value().equalsIgnoreCase(input))
        .findFirst()
        .map(alias -> place(alias, reference.substring(point + 1)))
        .orElseThrow(() ->
            Faults.at(
                "",
                "'"
                    + Text.visible(input, 80)
                    + "' is no input that was joined before."
                    + Text.didYouMean(input, used.stream().map(Name::value).sorted().toList())));
  }

  /** The place of an input's column. */
  int place(Name input, String column) {
    int place = find(input, column);
    if (place < 0) {
      List<String> known =
          columns.stream().filter(c -> c.input().equals(input)).map(Source::column).toList();
      throw Faults.at(
          "",
          known.isEmpty()
              ? "'" + input + "' gives no columns to this join."
              : "The input '"
                  + input
                  + "' has no column '"
                  + Text.visible(column, 80)
                  + "'."
                  + Text.didYouMean(column, known));
    }
    return place;
  }

  private int find(Name input, String column) {
    return IntStream.range(0, columns.size())
        .filter(i ->
            columns.get(i).input().equals(input)
                && columns.get(i).column().equalsIgnoreCase(column))
        .findFirst()
        .orElse(-1);
  }

  /**
   * What is kept where nothing is said: all but columns joined on, and those whose names are taken.
   * Where a join keeps rows that only the other input has, a column joined on takes its value from
   * there, as the USING of SQL does. To add to.
   */
  Columns standard(RexBuilder rex) {
    Columns kept = new Columns(relation);
    for (int i = 0; i < columns.size(); i++) {
      Source source = columns.get(i);
      boolean isWanted = !source.prefix().isEmpty() || !kept.has(source.column());
      if (!source.isMatched() && isWanted) {
        kept.add(source.prefix() + source.column(), value(i, rex));
      }
    }
    return kept;
  }

  private RexNode value(int place, RexBuilder rex) {
    List<RexNode> values = new ArrayList<>(List.of(relation.ref(place)));
    others.getOrDefault(place, List.of()).forEach(other -> values.add(relation.ref(other)));
    return values.size() == 1
        ? values.getFirst()
        : rex.makeCall(FunctionTable.operator("coalesce"), values);
  }
}
