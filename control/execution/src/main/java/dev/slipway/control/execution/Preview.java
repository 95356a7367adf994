// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Json;
import dev.slipway.model.Schema;

/**
 * What a recipe, or its first steps, make of a sample of its inputs.
 *
 * @param rows a JSON array of arrays, as in {@link dev.slipway.spi.Engine.Rows}
 * @param more whether there were more rows than asked for
 * @param sample in a sentence, which rows of the inputs were looked at
 * @param milliseconds from the request to the last row
 */
public record Preview(Schema schema, Json rows, boolean more, String sample, long milliseconds) {
  /**
   * What is asked for.
   *
   * @param steps how many steps of a prepare recipe; negative for all
   * @param rows most rows of the answer
   * @param sample most rows of each input that are looked at
   */
  public record Extent(int steps, int rows, int sample) {}
}
