// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Position;
import dev.slipway.spi.Records;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.RunStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Tips;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a store over one database. */
final class DatabaseStore implements Store {
  private final Database database;
  private final FeedReads feed;
  private final ResourceStore resources;
  private final RunStore runs;
  private final Tips tips;
  private final Records records;
  private final Forms forms;

  DatabaseStore(Database database) {
    this.database = database;
    this.feed = new FeedReads(database);
    this.resources = new ResourceReads(database);
    this.runs = new RunReads(database);
    this.tips = new TipReads(database);
    this.records = new RecordReads(database);
    this.forms = new FormReads(database);
  }

  @Override
  public Position commit(Batch batch) {
    return database.commit(batch);
  }

  @Override
  public Optional<Position> find(Uid batch) {
    return database
        .read(rows -> rows.find(LedgerTables.BATCHES, batch.value()))
        .map(applied -> new Position(applied.position()));
  }

  @Override
  public Position end() {
    return database.end();
  }

  @Override
  public List<Change> after(Position after, int most) {
    return feed.after(after, most);
  }

  @Override
  public boolean await(Position after, Duration most) throws InterruptedException {
    return database.await(after, most);
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }

  @Override
  public RunStore runs() {
    return runs;
  }

  @Override
  public Tips tips() {
    return tips;
  }

  @Override
  public Records records() {
    return records;
  }

  @Override
  public Forms forms() {
    return forms;
  }

  @Override
  public Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    sizes.put("bytes", database.bytes());
    database.read(rows -> {
      LedgerTables.ALL.forEach(table -> sizes.put(table.name(), rows.count(table)));
      return sizes;
    });
    return sizes;
  }

  @Override
  public void close() {
    database.close();
  }
}
