// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Name;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A small flow by names, whose facts a test can change. */
final class World implements Facts {
  static final Instant MADE = Instant.parse("2026-11-25T01:00:31Z");

  private final Map<String, Uid> uids = new HashMap<>();
  private final Map<Uid, String> names = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<Uid, String> versions = new HashMap<>();
  private final Map<Uid, Fingerprint> made = new HashMap<>();
  private final Map<Uid, Map<String, String>> parts = new HashMap<>();
  private final Map<Uid, Rebuild> rebuilds = new HashMap<>();
  boolean rebuildsOnUpgrade;

  /** Adds the recipe {@code make-<outputs>}. */
  World make(String outputs, String... inputs) {
    List<Uid> makes = Arrays.stream(outputs.split(",")).map(this::uid).toList();
    Uid recipe = uid("make-" + outputs.replace(',', '-'));
    steps.add(
        new Step(
            recipe, new Name(name(recipe)), Arrays.stream(inputs).map(this::uid).toList(), makes));
    parts.put(recipe, new HashMap<>(Map.of("definition", "d1", "engine", "e1", "renderer", "r1")));
    return this;
  }

  World version(String dataset, String version) {
    versions.put(uid(dataset), version);
    return this;
  }

  World unknown(String dataset) {
    versions.remove(uid(dataset));
    return this;
  }

  World part(String output, String part, String value) {
    parts(uid("make-" + output)).put(part, value);
    return this;
  }

  /** Publishes every output as if all recipes had just run. */
  World built() {
    for (Step step : graph().ordered()) {
      step.outputs().forEach(output -> built(name(output)));
    }
    return this;
  }

  World built(String output) {
    Step step = graph().producer(uid(output)).orElseThrow();
    Map<String, String> now = new HashMap<>(parts(step.recipe()));
    step.inputs().forEach(i -> now.put(Fingerprints.input(i), versions.getOrDefault(i, "")));
    versions.put(uid(output), "7");
    made.put(uid(output), new Fingerprint(uid(output), "", Fingerprints.of(now), now, 7, MADE));
    return this;
  }

  Graph graph() {
    return Graph.of(steps, this::name);
  }

  List<Step> steps() {
    return steps;
  }

  World rebuilds(String dataset, Rebuild rebuild) {
    rebuilds.put(uid(dataset), rebuild);
    return this;
  }

  /** The recipes of a plan by name, with those that run in capitals. */
  String between(Mode mode, String targets, String stopAt) {
    Scope scope = new Scope(uids(targets), uids(stopAt));
    return BuildPlanner.plan(graph(), scope, mode, this).activities().stream()
        .map(a -> a.runs() ? a.recipe().value().toUpperCase(Locale.ROOT) : a.recipe().value())
        .map(name -> name.substring("make-".length()))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .collect(Collectors.joining(" "));
  }

  private Set<Uid> uids(String names) {
    return Arrays.stream(names.split(",", 0))
        .filter(name -> !name.isEmpty())
        .map(this::uid)
        .collect(Collectors.toSet());
  }

  BuildPlan plan(Mode mode, String... targets) {
    return BuildPlanner.plan(graph(), Arrays.stream(targets).map(this::uid).toList(), mode, this);
  }

  /** The plan as lines: recipe, "runs" or "skips", reason. */
  List<String> told(Mode mode, String... targets) {
    return plan(mode, targets).activities().stream()
        .map(a -> a.recipe() + (a.runs() ? " runs: " : " skips: ") + a.reason())
        .toList();
  }

  Uid uid(String name) {
    Uid uid = uids.computeIfAbsent(name, n -> new Uid(String.format("0%025d", 1000 + uids.size())));
    names.put(uid, name);
    return uid;
  }

  @Override
  public Map<String, String> parts(Step step) {
    return parts(step.recipe());
  }

  @Override
  public Rebuild rebuilds(Uid dataset) {
    return rebuilds.getOrDefault(dataset, Rebuild.NORMAL);
  }

  @Override
  public Optional<Fingerprint> made(Uid dataset) {
    return Optional.ofNullable(made.get(dataset));
  }

  @Override
  public Optional<String> version(Uid dataset) {
    return Optional.ofNullable(versions.get(dataset));
  }

  @Override
  public String name(Uid dataset) {
    return Objects.requireNonNull(names.get(dataset));
  }

  private Map<String, String> parts(Uid recipe) {
    return Objects.requireNonNull(parts.get(recipe));
  }

  @Override
  public boolean rebuildsOnUpgrade() {
    return rebuildsOnUpgrade;
  }
}
