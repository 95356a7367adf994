// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.fault;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Gathers what is wrong with a recipe, so that all of it is reported at once, each at its place.
 */
public final class Faults {
  private final List<Problem> found = new ArrayList<>();

  public static SlipwayException at(String pointer, String message) {
    return of(List.of(Problem.at(pointer, message)));
  }

  /** Does something about the value at the pointer; what is wrong with it is kept for later. */
  public <T> Optional<T> within(String pointer, Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (SlipwayException e) {
      add(pointer, e);
      return Optional.empty();
    }
  }

  /** Does something about each item of the list at the pointer, and returns what succeeded. */
  public <T, R> List<R> each(String pointer, List<T> items, BiFunction<Integer, T, R> part) {
    List<R> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      within(pointer + "/" + i, () -> part.apply(index, items.get(index))).ifPresent(results::add);
    }
    return results;
  }

  /** Goes on only if nothing was wrong so far. */
  public void raise() {
    if (!found.isEmpty()) {
      throw of(found);
    }
  }

  private void add(String pointer, SlipwayException fault) {
    if (fault.problems().isEmpty()) {
      found.add(Problem.at(pointer, String.valueOf(fault.getMessage())));
    }
    fault.problems().forEach(problem -> found.add(problem.under(pointer)));
  }

  private static SlipwayException of(List<Problem> problems) {
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    return new SlipwayException(ErrorCode.INVALID, problems.getFirst().message() + more, problems);
  }
}
