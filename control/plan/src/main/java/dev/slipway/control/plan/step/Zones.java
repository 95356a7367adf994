// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.function.Literal;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Time zones of steps. */
final class Zones {
  private Zones() {}

  /** The zone at the pointer, if one is named. */
  static Optional<RexNode> of(String pointer, String zone, Cells cells) {
    return zone.isEmpty()
        ? Optional.empty()
        : Optional.of(cells.at(pointer, () -> cells.checked(zone, Literal.ZONE)));
  }

  static boolean isInstant(RexNode time) {
    return time.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  /** What clocks in the zone show, of an instant; any other time as it is. */
  static RexNode shown(RexNode time, Optional<RexNode> zone, Cells cells) {
    return isInstant(time)
        ? cells.call("to_zone", time, zone.orElseGet(() -> cells.literal("UTC")))
        : time;
  }
}
