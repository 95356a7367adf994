// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who knows the checksum of rows still cannot rewrite what was audited. */
class AuditTrailTest {
  @TempDir Path directory;

  private void fill(int entries) {
    try (Store store = TestStore.open(directory)) {
      Uid resource = TestStore.uid();
      for (int i = 1; i <= entries; i++) {
        store.commit(TestStore.batch(TestStore.audit(resource, "change-" + i)));
      }
      assertThat(store.tips().verifyAudit()).isEqualTo(entries);
    }
  }

  private void assertBrokenAt(long sequence) {
    try (Store store = TestStore.open(directory)) {
      assertThatThrownBy(() -> store.tips().verifyAudit())
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
          .hasMessageContaining("at entry " + sequence + ":");
    }
  }

  /** Changes rows as the store itself would, checksums included. */
  private void forge(BiConsumer<SqlRows, List<Audited>> change) throws SQLException {
    SqliteSessions sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    try (Session session = new Session(sessions.writer())) {
      session.begin();
      SqlRows rows = new SqlRows(session);
      change.accept(
          rows, new ArrayList<>(rows.list(Query.of(LedgerTables.AUDIT).ascending("sequence"))));
      session.commit();
    } finally {
      sessions.close();
    }
  }

  @Test
  void noticesAForgedEntry() throws SQLException {
    fill(1500);
    forge((rows, all) -> {
      Audited old = all.get(1200);
      AuditEntry e = old.entry();
      AuditEntry other =
          new AuditEntry(e.at(), e.by(), "nothing", e.resource(), e.ref(), e.difference());
      rows.put(LedgerTables.AUDIT, new Audited(old.sequence(), other, old.hash()));
    });

    assertBrokenAt(1201);
  }

  @Test
  void noticesAnEntryForgedWithItsHash() throws SQLException {
    fill(5);
    forge((rows, all) -> {
      Head before = new Head(0, 2, all.get(1).hash());
      rows.put(LedgerTables.AUDIT, Audited.next(before, all.getFirst().entry()));
    });

    assertBrokenAt(4);
  }

  @Test
  void noticesARemovedEntry() throws SQLException {
    fill(5);
    forge((rows, all) -> rows.remove(LedgerTables.AUDIT, 3L));

    assertBrokenAt(3);
  }

  @Test
  void noticesATrailCutAtItsEnd() throws SQLException {
    fill(5);
    forge((rows, all) -> rows.remove(LedgerTables.AUDIT, 5L));

    assertBrokenAt(5);
  }

  @Test
  void noticesAnAddedEntry() throws SQLException {
    fill(2);
    forge((rows, all) ->
        rows.put(
            LedgerTables.AUDIT,
            Audited.next(new Head(0, 2, all.getLast().hash()), all.getFirst().entry())));

    assertBrokenAt(3);
  }
}
