// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Says of one step whether it runs and why. */
final class Judge {
  private static final Verdict ASKED = new Verdict(true, "asked for, whatever changed");
  private static final Verdict ALL = new Verdict(true, "the build remakes everything");
  private static final Verdict THERE =
      new Verdict(false, "built before: this build makes only what is missing");
  private static final Verdict NEVER_BUILT = new Verdict(true, "never built");
  private static final Verdict NO_INPUTS =
      new Verdict(true, "it has no inputs whose changes could be seen, so it always runs");
  private static final Verdict EXPLICIT =
      new Verdict(false, "explicit: it is built only by builds that name it");
  private static final Verdict PROTECTED =
      new Verdict(false, "write-protected: what is published stays");
  private static final Verdict VOLATILE =
      new Verdict(true, "its functions may give another result each time, so it always runs");

  private final Graph graph;
  private final IntFunction<Rebuild> rebuilds;
  private final Mode mode;
  private final Facts facts;
  private final Versions versions;
  private final Since since = new Since();

  /**
   * @param rebuilds when the step of that number runs at all
   */
  Judge(Graph graph, IntFunction<Rebuild> rebuilds, Mode mode, Facts facts) {
    this.graph = graph;
    this.rebuilds = rebuilds;
    this.mode = mode;
    this.facts = facts;
    this.versions = new Versions(graph, facts);
  }

  /** Shared where many steps get the same answer. */
  record Verdict(boolean runs, String reason) {}

  /**
   * @param running the steps before this one that run
   */
  Verdict of(int number, BitSet running) {
    return switch (rebuilds.apply(number)) {
      case EXPLICIT -> EXPLICIT;
      case WRITE_PROTECTED -> PROTECTED;
      case NORMAL -> byMode(number, running);
    };
  }

  private Verdict byMode(int number, BitSet running) {
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
      Optional<Verdict> rebuilt = rebuiltInput(number, running);
      if (rebuilt.isPresent()) {
        return rebuilt.get();
      }
      Verdict changed = sinceMade(number, parts, output, made.get());
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

  private Optional<Verdict> rebuiltInput(int number, BitSet running) {
    Rows inputs = graph.inputs();
    for (int i = inputs.from(number); i < inputs.to(number); i++) {
      int maker = graph.producer(inputs.at(i));
      if (maker >= 0 && running.get(maker)) {
        String name = facts.name(graph.dataset(inputs.at(i)));
        return Optional.of(new Verdict(true, "input '" + name + "' is rebuilt in this build"));
      }
    }
    return Optional.empty();
  }

  private Verdict sinceMade(int number, Map<String, String> parts, Uid output, Fingerprint made) {
    if (!versions.of(graph.number(output)).equals(Long.toString(made.snapshot()))) {
      return new Verdict(
          true,
          "output '"
              + facts.name(output)
              + "' was changed by something else"
              + since.text(made.made()));
    }
    return isSame(number, parts, made.parts())
        ? since.upToDate(made.made())
        : difference(number, parts, made);
  }

  /** The usual case, decided without making anything. */
  private boolean isSame(int number, Map<String, String> parts, Map<String, String> before) {
    Rows inputs = graph.inputs();
    if (before.size() != parts.size() + inputs.to(number) - inputs.from(number)) {
      return false;
    }
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (!part.getValue().equals(before.get(part.getKey()))) {
        return false;
      }
    }
    for (int i = inputs.from(number); i < inputs.to(number); i++) {
      String version = versions.of(inputs.at(i));
      if (version.isEmpty() || !version.equals(before.get(versions.part(inputs.at(i))))) {
        return false;
      }
    }
    return true;
  }

  private Verdict difference(int number, Map<String, String> parts, Fingerprint made) {
    Map<String, String> now = new HashMap<>(parts);
    Rows inputs = graph.inputs();
    for (int i = inputs.from(number); i < inputs.to(number); i++) {
      String version = versions.of(inputs.at(i));
      if (version.isEmpty()) {
        String name = facts.name(graph.dataset(inputs.at(i)));
        return new Verdict(true, "whether input '" + name + "' changed cannot be seen");
      }
      now.put(versions.part(inputs.at(i)), version);
    }
    String what = Fingerprints.difference(made.parts(), now, facts::name);
    if (Fingerprints.differOnlyByUpgrade(made.parts(), now) && !facts.rebuildsOnUpgrade()) {
      return new Verdict(false, what + " (shown only: rebuilds with the next other change)");
    }
    return new Verdict(true, what + since.text(made.made()));
  }
}
