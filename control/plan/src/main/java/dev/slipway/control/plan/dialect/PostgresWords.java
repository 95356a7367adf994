// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.model.recipe.SqlEngine;
import java.util.List;

/** How PostgreSQL writes functions. */
final class PostgresWords {
  static final Words ALL =
      Words.of(
          SqlEngine.POSTGRESQL,
          List.of(
              PostgresText::put,
              PostgresNumbers::put,
              PostgresTimes::put,
              PostgresValues::put,
              PostgresOpen::put));

  private PostgresWords() {}
}
