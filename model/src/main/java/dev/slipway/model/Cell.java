// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Optional;

/**
 * A value in a table that somebody writes by hand: its text, to be read by its column's type, or
 * nothing for null. Documents may hold a number or a truth value instead of its text.
 */
public record Cell(Optional<String> text) {
  public static final Cell NULL = new Cell(Optional.empty());

  public static Cell of(String text) {
    return new Cell(Optional.of(text));
  }
}
