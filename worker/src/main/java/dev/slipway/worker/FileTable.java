// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** The rows of a file that tells its own columns, one after the other. */
interface FileTable extends Closeable {
  Schema schema();

  boolean next() throws IOException;

  /**
   * The present row as JSON can say it: null, truth values, numbers, text, lists and maps. Times
   * are ISO 8601, decimals and what is no number are text, and bytes are as {@link JsonBytes} has
   * them.
   */
  Map<String, Object> row() throws IOException;
}
