// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of one step whether it runs and why. */
final class Judge {
  private static final Verdict ASKED = new Verdict(true, "asked for, whatever changed");
  private static final Verdict ALL = new Verdict(true, "the build remakes everything");
  private static final Verdict THERE =
      new Verdict(false, "built before: this build makes only what is missing");
  private static final Verdict NEVER_BUILT = new Verdict(true, "never built");
  private static final Verdict NO_INPUTS =
      new Verdict(true, "it has no inputs whose changes could be seen, so it always runs");
  private static final Verdict VOLATILE =
      new Verdict(true, "its functions may give another result each time, so it always runs");

  private final Graph graph;
  private final Mode mode;
  private final Facts facts;
  private final Since since = new Since();

  Judge(Graph graph, Mode mode, Facts facts) {
    this.graph = graph;
    this.mode = mode;
    this.facts = facts;
  }

  /** Shared where many steps get the same answer. */
  record Verdict(boolean runs, String reason) {}

  /**
   * @param running the steps before this one that run
   */
  Verdict of(int number, BitSet running) {
    Step step = graph.step(number);
    return switch (mode) {
      case ONLY -> ASKED;
      case ALL -> ALL;
      case MISSING ->
          step.outputs().stream().allMatch(o -> facts.made(o).isPresent()) ? THERE : NEVER_BUILT;
      case STALE, DOWNSTREAM -> staleness(number, step, running);
    };
  }

  private Verdict staleness(int number, Step step, BitSet running) {
    Map<String, String> parts = facts.parts(step);
    Verdict verdict = step.inputs().isEmpty() ? NO_INPUTS : VOLATILE;
    for (Uid output : step.outputs()) {
      Optional<Fingerprint> made = facts.made(output);
      if (made.isEmpty()) {
        return NEVER_BUILT;
      }
      Optional<Verdict> rebuilt = rebuiltInput(number, step.inputs(), running);
      if (rebuilt.isPresent()) {
        return rebuilt.get();
      }
      Verdict changed = sinceMade(step, parts, output, made.get());
      if (changed.runs()) {
        return changed;
      }
      verdict = alwaysRuns(step, parts) ? verdict : changed;
    }
    return verdict;
  }

  private static boolean alwaysRuns(Step step, Map<String, String> parts) {
    return step.inputs().isEmpty() || parts.containsKey(Fingerprints.VOLATILE);
  }

  private Optional<Verdict> rebuiltInput(int number, List<Uid> inputs, BitSet running) {
    Rows read = graph.inputs();
    for (int i = read.from(number); i < read.to(number); i++) {
      int dataset = read.at(i);
      int maker = graph.producer(dataset);
      if (maker >= 0 && running.get(maker)) {
        return inputs.stream()
            .filter(input -> graph.dataset(input) == dataset)
            .findFirst()
            .map(facts::name)
            .map(name -> new Verdict(true, "input '" + name + "' is rebuilt in this build"));
      }
    }
    return Optional.empty();
  }

  private Verdict sinceMade(Step step, Map<String, String> parts, Uid output, Fingerprint made) {
    Optional<String> published = facts.version(output);
    if (published.isEmpty() || !isSnapshot(published.get(), made.snapshot())) {
      return new Verdict(
          true,
          "output '"
              + facts.name(output)
              + "' was changed by something else"
              + since.text(made.made()));
    }
    if (isSame(step, parts, made.parts())) {
      return since.upToDate(made.made());
    }
    return difference(step, parts, made);
  }

  private static boolean isSnapshot(String version, long snapshot) {
    return version.equals(Long.toString(snapshot));
  }

  /** The usual case, decided without making anything. */
  private boolean isSame(Step step, Map<String, String> parts, Map<String, String> before) {
    if (before.size() != parts.size() + step.inputs().size()) {
      return false;
    }
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (!part.getValue().equals(before.get(part.getKey()))) {
        return false;
      }
    }
    for (Uid input : step.inputs()) {
      Optional<String> version = facts.version(input);
      if (version.isEmpty() || !version.get().equals(before.get(Fingerprints.input(input)))) {
        return false;
      }
    }
    return true;
  }

  private Verdict difference(Step step, Map<String, String> parts, Fingerprint made) {
    Map<String, String> now = new HashMap<>(parts);
    for (Uid input : step.inputs()) {
      Optional<String> version = facts.version(input);
      if (version.isEmpty()) {
        return new Verdict(
            true, "whether input '" + facts.name(input) + "' changed cannot be seen");
      }
      now.put(Fingerprints.input(input), version.get());
    }
    if (!Fingerprints.differ(made.parts(), now)) {
      return since.upToDate(made.made());
    }
    String what = Fingerprints.difference(made.parts(), now, facts::name);
    if (Fingerprints.differOnlyByUpgrade(made.parts(), now) && !facts.rebuildsOnUpgrade()) {
      return new Verdict(false, what + " (shown only: rebuilds with the next other change)");
    }
    return new Verdict(true, what + since.text(made.made()));
  }
}
