// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;

/** The problems of a set of drafts, collected so that all are told at once. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private String first = "";
  private ErrorCode code = ErrorCode.INVALID;

  /**
   * @param problem with a pointer within the draft's document
   */
  void add(Draft draft, Problem problem) {
    Draft.Source source = draft.source();
    if (problems.isEmpty()) {
      String place = problem.pointer().isEmpty() ? "" : ", at " + problem.pointer();
      first = draft.ref() + " cannot be saved" + place + ": " + problem.message();
    }
    problems.add(
        new Problem(
            source.pointer() + problem.pointer(),
            source.lines().line(problem.pointer()),
            problem.message()));
  }

  /**
   * Takes in what an exception tells.
   *
   * @param parent pointer of what it is about
   */
  void add(Draft draft, String parent, SlipwayException why) {
    if (why.code() == ErrorCode.MALFORMED) {
      code = ErrorCode.MALFORMED;
    }
    if (why.problems().isEmpty()) {
      add(draft, Problem.at(parent, String.valueOf(why.getMessage())));
    }
    why.problems().forEach(problem -> add(draft, problem.under(parent)));
  }

  void raise() {
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (" + problems.size() + " problems in all)";
      throw new SlipwayException(code, first + more, problems);
    }
  }
}
