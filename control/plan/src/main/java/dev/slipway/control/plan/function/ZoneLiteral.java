// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.model.Text;
import java.time.ZoneId;
import java.util.Optional;

/** Names of time zones as the IANA lists them. */
final class ZoneLiteral {
  private ZoneLiteral() {}

  static Optional<String> fault(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone)
        ? Optional.empty()
        : Optional.of(
            "There is no time zone '"
                + Text.visible(zone, 80)
                + "', only such as 'UTC' and 'Europe/Paris'");
  }
}
