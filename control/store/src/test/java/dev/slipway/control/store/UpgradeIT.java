// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.store.Migration.Kind;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers of two releases on one PostgreSQL database. */
@Timeout(120)
class UpgradeIT {
  private static final Steps TODAY = PostgresSessions.STEPS;
  private static final Steps NEXT =
      with(
          TODAY.newest(),
          new Migration(
              TODAY.newest() + 1,
              "notes",
              Kind.EXPAND,
              "create table notes (text text);\ninsert into notes values ('a');\n"),
          new Migration(TODAY.newest() + 2, "no-notes", Kind.CONTRACT, "drop table notes;\n"));
  private static final Steps AFTER_NEXT = new Steps(NEXT.all(), TODAY.newest() + 2);

  @TempDir Path directory;
  private PostgresAddress address;
  private int opened;

  private static Steps with(int previous, Migration... further) {
    List<Migration> all = new ArrayList<>(TODAY.all());
    all.addAll(List.of(further));
    return new Steps(all, previous);
  }

  @BeforeEach
  void create() throws SQLException {
    address = PostgresServer.shared().create();
  }

  private Store open(Steps steps) {
    Path own = directory.resolve("server-" + opened++);
    return Stores.open(
        PostgresSessions.open(own, address, steps), TestStore.SETTINGS, TestStore.THREADS);
  }

  private static Uid begin(Store store) {
    Uid server = TestStore.uid();
    store.commit(
        TestStore.batch(
            new Write.HoldLease(server, 1, Duration.ofHours(1)),
            new Write.NameRelease(server, 1, store.forms().state().own())));
    return server;
  }

  private static void write(Store store) {
    store.commit(TestStore.batch(TestStore.project("p-" + TestStore.uid())));
  }

  private static void end(Store store, Uid server) {
    store.commit(TestStore.batch(new Write.DropLease(server, 1)));
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(parts);
  }

  @Test
  void isFinishedOnlyWhenNoServerOfTheReleaseBeforeIsLeft() {
    try (Store before = open(TODAY)) {
      Uid older = begin(before);
      try (Store next = open(NEXT)) {
        Uid newer = begin(next);
        assertThat(next.forms().servers())
            .extracting(Forms.Server::form)
            .containsExactly(TODAY.newest(), NEXT.newest());
        assertRefused(
            ErrorCode.CONFLICT,
            () -> next.forms().raise(),
            older.value(),
            "form " + TODAY.newest() + ")");
        write(before);

        end(before, older);
        next.forms().raise();
        assertThat(next.forms().contract())
            .containsExactly(new Forms.Step(NEXT.newest(), "no-notes"));
        write(next);
        end(next, newer);
      }
    }
    assertRefused(ErrorCode.TOO_NEW, () -> open(TODAY).close(), "upgraded for good");
    open(AFTER_NEXT).close();
  }

  @Test
  void keepsAServerFromWritingThatDidNotHearOfIt() {
    try (Store before = open(TODAY);
        Store next = open(NEXT)) {
      write(before);
      next.forms().raise();

      assertRefused(
          ErrorCode.TOO_NEW,
          () -> write(before),
          "to form " + NEXT.newest(),
          "knows forms up to " + TODAY.newest());
      assertRefused(ErrorCode.TOO_NEW, () -> begin(before), "Stop it");
      write(next);
      assertThat(before.sizes()).containsEntry("resources", 2L);
    }
  }

  @Test
  void letsTheReleaseAfterTheNextBeginOnlyWhenNoneIsTooOld() {
    try (Store before = open(TODAY)) {
      Uid older = begin(before);

      assertRefused(ErrorCode.IN_USE, () -> open(AFTER_NEXT).close(), older.value(), "Stop it");

      end(before, older);
      open(AFTER_NEXT).close();
      assertRefused(ErrorCode.TOO_NEW, () -> write(before), "Stop it");
    }
    assertRefused(ErrorCode.TOO_NEW, () -> open(TODAY).close(), "or the release before it");
  }
}
