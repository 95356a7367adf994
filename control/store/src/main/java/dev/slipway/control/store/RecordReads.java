// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Page;
import dev.slipway.spi.Records;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads records; an expired one may still be stored. */
final class RecordReads implements Records {
  private final Database database;

  RecordReads(Database database) {
    this.database = database;
  }

  @Override
  public Optional<KeyedRecord> find(String space, String key) {
    return present(
            database.read(rows -> rows.find(TipTables.RECORDS, space, key)).stream().toList())
        .stream()
        .findFirst();
  }

  @Override
  public Page<KeyedRecord> list(String space, Page.Request page) {
    Query<KeyedRecord> query =
        Query.of(TipTables.RECORDS)
            .where("space", space)
            .ascending("name")
            .after(page.after().isEmpty() ? List.of() : List.of(page.after()))
            .limit(Pages.fetch(page));
    Page<KeyedRecord> all =
        database.read(rows -> Pages.cut(rows.list(query), page, KeyedRecord::key, keyed -> keyed));
    return new Page<>(present(all.items()), all.next());
  }

  @Override
  public List<KeyedRecord> ownedBy(String space, Uid owner) {
    Query<KeyedRecord> query =
        Query.of(TipTables.RECORDS)
            .where("space", space)
            .where("owner", owner.value())
            .ascending("name");
    return present(database.read(rows -> rows.list(query)));
  }

  private List<KeyedRecord> present(List<KeyedRecord> some) {
    if (some.stream().allMatch(keyed -> keyed.expires().isEmpty())) {
      return some;
    }
    Instant now = database.now();
    return some.stream()
        .filter(keyed -> keyed.expires().map(end -> end.isAfter(now)).orElse(true))
        .toList();
  }
}
