// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.recipe.SqlEngine;
import java.util.List;

/** A real engine that tests give SQL in its own dialect. */
interface TestEngine extends AutoCloseable {
  /** Whose dialect it reads. */
  SqlEngine engine();

  /** Rows of cells, each told as {@link Cells} tells a value; or why it cannot. */
  Answer query(String sql);

  /** Creates a table or view; what cannot be is an error of the test. */
  void run(String sql);

  @Override
  void close();

  /** What came of a query. */
  sealed interface Answer {}

  /** Its rows, in the order in which they came. */
  record Rows(List<List<String>> rows) implements Answer {}

  /** What the engine said. */
  record Refused(String message) implements Answer {}
}
