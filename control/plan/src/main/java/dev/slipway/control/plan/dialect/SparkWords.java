// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.model.recipe.SqlEngine;
import java.util.List;

/** How Spark writes functions. */
final class SparkWords {
  static final Words ALL =
      Words.of(
          SqlEngine.SPARK,
          List.of(
              SparkText::put,
              SparkNumbers::put,
              SparkTimes::put,
              SparkValues::put,
              SparkOpen::put));

  private SparkWords() {}
}
