// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The logins that came back to this server, so that none does twice. Other servers of the studio
 * rely on the provider, which redeems a code once.
 */
final class Spent {
  private static final int MOST = 10_000;

  private final Map<String, Instant> states =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** Whether it is the first time. */
  synchronized boolean spend(Ticket ticket, Instant now) {
    states.values().removeIf(end -> !end.isAfter(now));
    return states.putIfAbsent(ticket.state(), ticket.begun().plus(Ticket.LONGEST)) == null;
  }
}
