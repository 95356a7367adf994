// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * A JSON value carried as its text by those who need not look inside. Whoever makes one promises
 * that it parses; equality is of the text, so the maker writes it in one canonical way (sorted by
 * declaration, no blanks).
 */
public record Json(String text) {
  public static final Json EMPTY = new Json("{}");

  @Override
  public String toString() {
    return text;
  }
}
