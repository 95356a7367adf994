// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Forms;
import dev.slipway.spi.Lease;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Leases together with what their holders are. */
final class Servers {
  private Servers() {}

  /** Those whose lease is not over, the longest there first. */
  static List<Forms.Server> live(Rows rows, Instant now) {
    return rows.list(Query.of(TipTables.LEASES).ascending("server")).stream()
        .filter(lease -> lease.expires().isAfter(now))
        .map(lease -> server(rows, lease))
        .sorted(Comparator.comparing(server -> server.since().orElse(Instant.EPOCH)))
        .toList();
  }

  private static Forms.Server server(Rows rows, Lease lease) {
    Optional<NamedServer> named =
        rows.find(TipTables.SERVERS, lease.server().value())
            .filter(server -> server.epoch() == lease.epoch());
    return new Forms.Server(
        lease.server(),
        lease.expires(),
        named.map(NamedServer::release),
        named.map(NamedServer::since));
  }
}
