// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;

/** The faults found while a document is read: all of them, not the first alone. */
final class Faults {
  private static final int MOST = 100;

  private final List<Problem> problems = new ArrayList<>();
  private ErrorCode code = ErrorCode.INVALID;

  /** A document that does not have the form asked for. */
  void malformed(Path at, String message) {
    code = ErrorCode.MALFORMED;
    add(at, message);
  }

  /** A document of the right form with a value that is not allowed. */
  void invalid(Path at, String message) {
    add(at, message);
  }

  private void add(Path at, String message) {
    if (problems.size() < MOST) {
      problems.add(Problem.at(at.toString(), message));
    }
  }

  SlipwayException asException(String what) {
    Problem first = problems.getFirst();
    String place = first.pointer().isEmpty() ? ": " : " at " + first.pointer() + ": ";
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more problems)";
    return new SlipwayException(
        code, "Cannot read " + what + place + first.message() + more, problems);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }
}
