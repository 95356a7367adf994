// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** A column: any text but the empty one is a name; every column may hold nulls. */
public record Column(String name, ColumnType type, String description) {
  public Column {
    if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(name, 80)
              + "' cannot be a column's name: it has 1 to 255 characters and no control characters.");
    }
  }

  public static Column of(String name, ColumnType type) {
    return new Column(name, type, "");
  }
}
