// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * The one exception that crosses module boundaries. Its message is a sentence: what was tried on
 * what, why it failed, what to do. Where the fault has places (a field, a line, a column) each is a
 * {@link Problem}.
 */
public final class SlipwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Problem> problems;

  public SlipwayException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  public SlipwayException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.problems = List.of();
  }

  public SlipwayException(ErrorCode code, String message, List<Problem> problems) {
    super(message);
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  public ErrorCode code() {
    return code;
  }

  /** The places of the fault, in the order in which they were found; often empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same fault as a value that can be stored with a run. */
  public Failure failure() {
    return new Failure(code, String.valueOf(getMessage()));
  }
}
