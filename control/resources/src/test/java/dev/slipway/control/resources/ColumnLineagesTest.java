// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.resources.ColumnGraph.Direction;
import dev.slipway.control.resources.ColumnGraph.Link;
import dev.slipway.control.resources.ColumnGraph.Place;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;

class ColumnLineagesTest {
  private static final String FURTHER =
      """
      {kind: dataset, project: nyc, name: hours, spec: {type: managed}}
      ---
      {kind: dataset, project: nyc, name: both, spec: {type: managed}}
      ---
      {kind: dataset, project: nyc, name: rest, spec: {type: managed}}
      ---
      kind: recipe
      project: nyc
      name: to_hours
      spec:
        inputs: [{dataset: late, as: l}]
        outputs: [hours]
        operation: {type: sql, query: 'SELECT carrier AS who, delay / 60 AS "Hours" FROM l'}
      ---
      kind: recipe
      project: nyc
      name: halves
      spec:
        inputs: [{dataset: hours}]
        outputs: [both, rest]
        operation: {type: split, conditions: [hours > 1]}
      """;

  private static final String SHARED =
      """
      kind: project
      name: nyc
      spec: {connection: files, shares: [{dataset: flights, projects: [other]}]}
      ---
      {kind: project, name: other, spec: {connection: files}}
      ---
      {kind: dataset, project: other, name: mine, spec: {type: managed}}
      ---
      kind: recipe
      project: other
      name: take
      spec:
        inputs: [{dataset: nyc/flights}]
        outputs: [mine]
        operation: {type: sql, query: 'SELECT delay + 1 AS more FROM flights'}
      """;

  private final Studio studio = Studio.withBase();

  @Test
  void followsAColumnToWhereItsValuesComeFrom() {
    studio.apply(FURTHER);

    ColumnGraph graph = trace("nyc", "rest", "hours", Direction.UPSTREAM);

    assertThat(graph.columns())
        .containsExactly(
            nyc("rest", "Hours"),
            nyc("hours", "Hours"),
            nyc("late", "delay"),
            nyc("flights", "delay"));
    assertThat(graph.links())
        .containsExactly(
            new Link(nyc("hours", "Hours"), nyc("rest", "Hours"), new Name("halves")),
            new Link(nyc("late", "delay"), nyc("hours", "Hours"), new Name("to_hours")),
            new Link(nyc("flights", "delay"), nyc("late", "delay"), new Name("filter_late")));
    assertThat(graph.gaps()).isEmpty();
  }

  @Test
  void followsAColumnToWhatIsComputedFromIt() {
    studio.apply(FURTHER);

    assertThat(trace("nyc", "flights", "CARRIER", Direction.DOWNSTREAM).columns())
        .containsExactly(
            nyc("flights", "carrier"),
            nyc("late", "carrier"),
            nyc("hours", "who"),
            nyc("both", "who"),
            nyc("rest", "who"));
    assertThat(trace("nyc", "late", "delay", Direction.BOTH).links())
        .extracting(link -> link.recipe().value())
        .containsExactly("filter_late", "to_hours", "halves", "halves");
  }

  @Test
  void goesThroughDatasetsThatProjectsShare() {
    studio.apply(SHARED);
    Place mine = new Place(new Name("other"), new Name("mine"), "more");

    assertThat(trace("nyc", "flights", "delay", Direction.DOWNSTREAM).columns())
        .containsExactly(nyc("flights", "delay"), nyc("late", "delay"), mine);
    assertThat(trace("other", "mine", "more", Direction.UPSTREAM).links())
        .containsExactly(new Link(nyc("flights", "delay"), mine, new Name("take")));
  }

  @Test
  void endsAtProjectsThatTheCallerMayNotRead() {
    studio.apply(SHARED);
    studio.apply("{kind: user, name: ana, spec: {}}");
    studio.patch(
        Ref.parse("project:other"),
        "{\"spec\":{\"members\":[{\"user\":\"ana\",\"role\":\"reader\"}]}}");
    Caller ana =
        new Caller(
            studio.resources.load(OWNER, Ref.parse("user:ana")).uid(),
            new Name("ana"),
            Caller.Origin.USER);

    ColumnGraph graph =
        studio
            .resources
            .lineages()
            .of(ana, Ref.parse("dataset:other/mine"), "more", Direction.UPSTREAM);

    assertThat(graph.columns()).contains(nyc("flights", "delay"));
    assertThat(graph.gaps())
        .containsExactly("How 'nyc/flights' is made is not shown, as its project may not be read.");
  }

  @Test
  void saysWhereARecipeDoesNotFit() {
    studio.apply(FURTHER);
    studio.patch(
        Studio.dataset("flights"),
        "{\"spec\":{\"schema\":[{\"name\":\"carrier\",\"type\":\"string\"}]}}");

    ColumnGraph graph = trace("nyc", "late", "delay", Direction.UPSTREAM);

    assertThat(graph.columns()).containsExactly(nyc("late", "delay"));
    assertThat(graph.gaps())
        .singleElement()
        .asString()
        .startsWith("What recipe 'filter_late' does with its columns is not known: ");
  }

  @Test
  void refusesAColumnThatIsNotThere() {
    assertThatThrownBy(() -> trace("nyc", "late", "dely", Direction.BOTH))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessage("Dataset 'late' has no column 'dely'. Did you mean 'delay'?");
  }

  private ColumnGraph trace(String project, String dataset, String column, Direction way) {
    return studio
        .resources
        .lineages()
        .of(OWNER, Ref.parse("dataset:" + project + "/" + dataset), column, way);
  }

  private static Place nyc(String dataset, String column) {
    return new Place(new Name("nyc"), new Name(dataset), column);
  }
}
