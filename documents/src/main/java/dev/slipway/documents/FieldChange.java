// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.Json;
import dev.slipway.model.Text;
import java.util.Optional;

/**
 * One field in which two documents differ.
 *
 * @param before empty if the field is new
 * @param after empty if the field is gone
 */
public record FieldChange(String pointer, Optional<Json> before, Optional<Json> after) {
  /** In words: {@code '/spec/path' was "a.csv" and is now "b.csv".} */
  @Override
  public String toString() {
    return "'"
        + pointer
        + "' was "
        + before.map(FieldChange::shown).orElse("absent")
        + " and is now "
        + after.map(FieldChange::shown).orElse("absent")
        + ".";
  }

  private static String shown(Json value) {
    return Text.visible(value.text(), 80);
  }
}
