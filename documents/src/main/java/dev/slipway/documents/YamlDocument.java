// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.Json;

/** One document of a YAML file. */
public final class YamlDocument {
  private final String fileName;
  private final Json json;
  private final Lines lines;

  YamlDocument(String fileName, Json json, Lines lines) {
    this.fileName = fileName;
    this.json = json;
    this.lines = lines;
  }

  public String fileName() {
    return fileName;
  }

  public Json json() {
    return json;
  }

  /**
   * The line of the value at a JSON pointer, counted from 1, or of the nearest value around it
   * where there is none.
   */
  public int line(String pointer) {
    return lines.of(pointer);
  }
}
