// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where rows are kept. */
interface Database extends AutoCloseable {
  /** Reads one consistent state, which holds every batch committed before. */
  <T> T read(Function<Rows, T> work);

  /** As {@link dev.slipway.spi.Commits#commit}. */
  Position commit(Batch batch);

  /** The position of the newest change of any server. */
  Position end();

  /** As {@link dev.slipway.spi.Feed#after}; empty where the rows have to be read for it. */
  default Optional<List<Change>> recent(Position after, int most) {
    return Optional.empty();
  }

  /** As {@link dev.slipway.spi.Feed#await}. */
  boolean await(Position after, Duration most) throws InterruptedException;

  /** The clock by which leases and records run. */
  Instant now();

  /** As {@link Forms#state}. */
  Forms.State state();

  /** As {@link Forms#raise}. */
  void raise();

  /** As {@link Forms#contract}. */
  List<Forms.Step> contract();

  /** Bytes on disk, 0 where there is no disk. */
  long bytes();

  @Override
  void close();
}
