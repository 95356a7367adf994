// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

/**
 * A process told apart from any later one of the same number.
 *
 * @param since when it started, in a form that only the machine's {@link ProcessTable} understands
 */
record ProcessMark(long pid, String since) {

  /** Reads what the supervisor wrote: its number, then a line on its start. */
  static ProcessMark parse(String text) {
    int end = text.indexOf('\n');
    return new ProcessMark(Long.parseLong(text.substring(0, end)), text.substring(end + 1).strip());
  }
}
