// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;

/**
 * A login that did not come to its good end: a sentence for who wanted in, and for the
 * administrator what happened in detail. Neither holds a secret.
 */
public final class LoginRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_DETAIL = 500;

  private final transient SlipwayException fault;
  private final String detail;

  private LoginRefused(ErrorCode code, String sentence, String detail) {
    super(sentence);
    this.fault = new SlipwayException(code, sentence, this);
    this.detail = Text.visible(detail, MOST_DETAIL);
  }

  /** What cannot be trusted, or does not fit. */
  static LoginRefused untrusted(String sentence, String detail) {
    return new LoginRefused(ErrorCode.UNAUTHENTICATED, sentence, detail);
  }

  /** A provider that does not answer, or not as one. */
  static LoginRefused unavailable(String sentence, String detail) {
    return new LoginRefused(ErrorCode.UNAVAILABLE, sentence, detail);
  }

  static LoginRefused overloaded(String sentence) {
    return new LoginRefused(ErrorCode.OVERLOADED, sentence, sentence);
  }

  /** As it is answered. */
  public SlipwayException fault() {
    return fault;
  }

  /** One line, without control characters. */
  public String detail() {
    return detail;
  }
}
