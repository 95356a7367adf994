// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadersTest {
  @TempDir Path directory;
  private SqliteSessions sessions;
  private Readers readers;

  @BeforeEach
  void open() {
    TestStore.open(directory).close();
    sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    readers = new Readers(sessions, 2, TestStore.THREADS);
  }

  @AfterEach
  void close() {
    readers.close();
    sessions.close();
  }

  private long heads() {
    return readers.read(rows -> rows.count(LedgerTables.HEADS));
  }

  @Test
  void readOnPlatformThreads() {
    assertThat(readers.<Boolean>read(rows -> Thread.currentThread().isVirtual())).isFalse();
  }

  @Test
  void readAsManyAtOnceAsThereAreThreads() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    List<Future<Long>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        answers.add(
            callers.submit(() ->
                readers.read(rows -> {
                  both.countDown();
                  waitFor(both);
                  return rows.count(LedgerTables.HEADS);
                })));
      }
      for (Future<Long> answer : answers) {
        assertThat(answer.get()).isZero();
      }
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void seeOneStateForAsLongAsTheyRead() throws SQLException {
    long seen =
        readers.read(rows -> {
          long before = rows.count(LedgerTables.HEADS);
          try {
            TestStore.tamper(directory, "insert into heads values (1, 0, 0, '', 0)");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          return rows.count(LedgerTables.HEADS) - before;
        });

    assertThat(seen).isZero();
    assertThat(heads()).isEqualTo(1);
  }

  @Test
  void cannotWrite() {
    assertThatThrownBy(() ->
            readers.read(rows -> {
              rows.put(LedgerTables.HEADS, Head.EMPTY);
              return 0;
            }))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("readonly");
  }

  @Test
  void goOnAfterAFault() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() ->
              readers.read(rows -> {
                throw new IllegalArgumentException("a fault of the reading code");
              }))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(heads()).isZero();
  }
}
