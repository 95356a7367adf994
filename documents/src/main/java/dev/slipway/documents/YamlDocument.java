// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.Json;
import java.util.Map;

/**
 * One document of a YAML file.
 *
 * @param lines the line of each value, counted from 1, by JSON pointer
 */
public record YamlDocument(String fileName, Json json, Map<String, Integer> lines) {
  public YamlDocument {
    lines = Map.copyOf(lines);
  }

  /** The line of the value, or of the nearest value around it where there is none. */
  public int line(String pointer) {
    Integer line = lines.get(pointer);
    return line != null ? line : pointer.isEmpty() ? 1 : line(Pointers.parent(pointer));
  }
}
