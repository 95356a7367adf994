// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/**
 * How an engine writes a function.
 *
 * @param template {@code $1} is the first argument, {@code $*} all of them, {@code $T} the engine's
 *     name of the result's type, {@code $T1} that of the first argument's
 */
record Writing(When when, String template) {

  boolean fits(Arguments arguments) {
    return takes(arguments.types().size()) && when.holds(arguments);
  }

  /** A function that may be called with fewer arguments has a template for each number. */
  private boolean takes(int operands) {
    int most = 0;
    for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', at + 1)) {
      char next = at + 1 < template.length() ? template.charAt(at + 1) : ' ';
      if (next == '*') {
        return true;
      }
      most = Character.isDigit(next) ? Math.max(most, next - '0') : most;
    }
    return most == operands;
  }
}
