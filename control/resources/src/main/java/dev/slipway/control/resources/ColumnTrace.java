// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.ColumnLineage;
import dev.slipway.control.plan.Lineage;
import dev.slipway.control.plan.Origin;
import dev.slipway.control.plan.Planned;
import dev.slipway.control.resources.ColumnGraph.Direction;
import dev.slipway.control.resources.ColumnGraph.Link;
import dev.slipway.control.resources.ColumnGraph.Place;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One walk from a column along the lineage of the recipes, through all flows that may be read. */
final class ColumnTrace {
  private final FlowsInReach flows;
  private final Map<Column, Place> places = new LinkedHashMap<>();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Set<String> gaps = new LinkedHashSet<>();
  private final Map<Uid, Map<Column, List<Made>>> readers = new HashMap<>();
  private final Deque<Visit> waiting = new ArrayDeque<>();

  private ColumnTrace(FlowsInReach flows) {
    this.flows = flows;
  }

  /** The columns that one is computed from, or that are computed from it, or both. */
  static ColumnGraph of(FlowsInReach flows, Flow start, Uid dataset, String column, Direction way) {
    String name = known(start, dataset, column);
    ColumnTrace trace = new ColumnTrace(flows);
    if (way != Direction.DOWNSTREAM) {
      trace.walk(new Visit(start, dataset, name), trace::readBy);
    }
    if (way != Direction.UPSTREAM) {
      trace.walk(new Visit(start, dataset, name), trace::madeFrom);
    }
    return trace.graph();
  }

  /** The column as it is written; as asked for where the dataset's columns are not known. */
  private static String known(Flow flow, Uid dataset, String column) {
    if (!flow.knows(dataset)) {
      return column;
    }
    List<String> names = flow.schema(dataset).names();
    return names.stream()
        .filter(column::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID,
                "Dataset '"
                    + flow.name(dataset)
                    + "' has no column '"
                    + Text.visible(column, 80)
                    + "'."
                    + Text.didYouMean(column, names)));
  }

  /** A column by its dataset's uid, whatever the case of its name. */
  private record Column(Uid dataset, String key) {
    static Column of(Uid dataset, String name) {
      return new Column(dataset, name.toLowerCase(Locale.ROOT));
    }
  }

  /** A column that a recipe computes. */
  private record Made(Uid dataset, String column) {}

  /** A column that was reached, and a flow that knows its dataset. */
  private record Visit(Flow flow, Uid dataset, String column) {}

  private ColumnGraph graph() {
    return new ColumnGraph(List.copyOf(places.values()), List.copyOf(links), List.copyOf(gaps));
  }

  private void walk(Visit start, Consumer<Visit> step) {
    Set<Column> seen = new HashSet<>();
    place(start.flow(), start.dataset(), start.column());
    waiting.add(start);
    while (!waiting.isEmpty()) {
      Visit visit = waiting.remove();
      if (seen.add(Column.of(visit.dataset(), visit.column()))) {
        step.accept(visit);
      }
    }
  }

  private void readBy(Visit visit) {
    Optional<Flow> own = flows.owning(visit.flow(), visit.dataset());
    if (own.isEmpty()) {
      gaps.add(
          "How '"
              + visit.flow().name(visit.dataset())
              + "' is made is not shown, as its project may not be read.");
      return;
    }
    Flow flow = own.get();
    flow.graph().producer(visit.dataset()).ifPresent(step -> readBy(visit, flow, step));
  }

  private void readBy(Visit visit, Flow flow, Step step) {
    planned(flow, step)
        .map(planned -> planned.outputs().get(step.outputs().indexOf(visit.dataset())).lineage())
        .flatMap(lineage -> find(lineage, visit.column()))
        .ifPresent(made -> {
          for (Origin origin : made.origins()) {
            input(flow, step, origin.input())
                .ifPresent(read -> {
                  link(flow, step, new Made(read, origin.column()), made(visit));
                  waiting.add(new Visit(flow, read, origin.column()));
                });
          }
        });
  }

  private void madeFrom(Visit visit) {
    for (Flow flow : flows.reading(visit.flow(), visit.dataset())) {
      for (Step step : flow.graph().consumers(visit.dataset())) {
        List<Made> made =
            readers
                .computeIfAbsent(step.recipe(), _ -> inverted(flow, step))
                .getOrDefault(Column.of(visit.dataset(), visit.column()), List.of());
        for (Made one : made) {
          link(flow, step, made(visit), one);
          waiting.add(new Visit(flow, one.dataset(), one.column()));
        }
      }
    }
  }

  /** What a recipe makes of each column that it reads. */
  private Map<Column, List<Made>> inverted(Flow flow, Step step) {
    Map<Column, List<Made>> made = new HashMap<>();
    planned(flow, step)
        .ifPresent(planned -> {
          for (int output = 0; output < step.outputs().size(); output++) {
            Uid dataset = step.outputs().get(output);
            for (ColumnLineage column : planned.outputs().get(output).lineage().columns()) {
              for (Origin origin : column.origins()) {
                input(flow, step, origin.input())
                    .ifPresent(read ->
                        made.computeIfAbsent(
                                Column.of(read, origin.column()), _ -> new ArrayList<>())
                            .add(new Made(dataset, column.column())));
              }
            }
          }
        });
    return made;
  }

  private Optional<Planned> planned(Flow flow, Step step) {
    try {
      return Optional.of(flow.planned(step.recipe()));
    } catch (SlipwayException e) {
      gaps.add(
          "What recipe '"
              + step.name()
              + "' does with its columns is not known: "
              + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<ColumnLineage> find(Lineage lineage, String column) {
    return lineage.columns().stream()
        .filter(known -> known.column().equalsIgnoreCase(column))
        .findFirst();
  }

  private static Optional<Uid> input(Flow flow, Step step, Name alias) {
    return flow.recipe(step.recipe()).inputs().stream()
        .filter(input -> input.alias().equals(alias))
        .map(RecipeSpec.Input::dataset)
        .flatMap(dataset -> flow.dataset(dataset).stream())
        .map(Resource<DatasetSpec>::uid)
        .findFirst();
  }

  private static Made made(Visit visit) {
    return new Made(visit.dataset(), visit.column());
  }

  private void link(Flow flow, Step step, Made from, Made to) {
    links.add(
        new Link(
            place(flow, from.dataset(), from.column()),
            place(flow, to.dataset(), to.column()),
            step.name()));
  }

  private Place place(Flow flow, Uid dataset, String column) {
    return places.computeIfAbsent(
        Column.of(dataset, column),
        _ ->
            new Place(
                flows.project(flow, dataset), flow.dataset(dataset).orElseThrow().name(), column));
  }
}
