// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * One fault at one place of a request, file or spec.
 *
 * @param pointer JSON pointer (RFC 6901) of the value at fault within its document, "" for the
 *     whole
 * @param line line of the file, counted from 1; 0 where there is no file
 * @param message a sentence that can stand alone
 */
public record Problem(String pointer, int line, String message) {
  public static Problem at(String pointer, String message) {
    return new Problem(pointer, 0, message);
  }

  /** The same problem below a parent's pointer. */
  public Problem under(String parent) {
    return new Problem(parent + pointer, line, message);
  }
}
