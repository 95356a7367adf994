// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import java.util.Locale;
import org.apache.calcite.rex.RexNode;

/** A unit of time. */
enum Unit {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE,
  SECOND;

  RexNode literal(Cells cells) {
    return cells.literal(name().toLowerCase(Locale.ROOT));
  }
}
