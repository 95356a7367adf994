// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one database, as two servers have them. */
@Timeout(120)
class SharedDatabaseIT {
  private static final int CALLERS = 8;
  private static final int COMMITS_EACH = 25;

  @TempDir Path directory;
  private PostgresAddress address;
  private Store one;
  private Store two;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  /** Both begin at once with an empty database. */
  @BeforeEach
  void open() throws Exception {
    address = PostgresServer.shared().create();
    Future<Store> first = callers.submit(() -> PostgresServer.open(address));
    two = PostgresServer.open(address);
    one = first.get();
  }

  @AfterEach
  void close() {
    callers.close();
    one.close();
    two.close();
  }

  /** The same work by several callers of each store. */
  private void inBoth(Work work) throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Store store = i % 2 == 0 ? one : two;
      tasks.add(() -> {
        work.with(store);
        return null;
      });
    }
    for (Future<Void> done : callers.invokeAll(tasks)) {
      done.get();
    }
  }

  private interface Work {
    void with(Store store) throws Exception;
  }

  private static Batch batch(Condition condition, Write... writes) {
    return new Batch(TestStore.uid(), Caller.SYSTEM, List.of(condition), List.of(writes));
  }

  @Test
  void givesPositionsInTheOrderOfCommitsWithoutGaps() throws Exception {
    Map<Long, Uid> committed = new ConcurrentSkipListMap<>();
    int all = CALLERS * COMMITS_EACH;
    Future<List<Change>> watched = callers.submit(() -> watch(two, all));

    inBoth(store -> {
      for (int i = 0; i < COMMITS_EACH; i++) {
        Write.PutResource project = TestStore.project("p-" + TestStore.uid());
        Position position = store.commit(TestStore.batch(project));
        assertThat(committed.put(position.value(), project.resource().uid())).isNull();
        assertThat(one.end()).isGreaterThanOrEqualTo(position);
        assertThat(two.end()).isGreaterThanOrEqualTo(position);
      }
    });

    assertThat(watched.get()).extracting(Change::uid).containsExactlyElementsOf(committed.values());
    assertThat(one.after(Position.START, all + 1)).isEqualTo(watched.get());
  }

  /** Sees every position once and in order, however the commits of both stores are mixed. */
  private static List<Change> watch(Store store, int all) throws InterruptedException {
    List<Change> seen = new ArrayList<>();
    while (seen.size() < all && store.await(new Position(seen.size()), Duration.ofSeconds(60))) {
      seen.addAll(store.after(new Position(seen.size()), 7));
    }
    return seen;
  }

  @Test
  void losesNoUpdate() throws Exception {
    Write.PutResource project = TestStore.project("nyc");
    one.commit(TestStore.batch(project));
    AtomicInteger written = new AtomicInteger();

    inBoth(store -> {
      for (int i = 0; i < COMMITS_EACH; i++) {
        Resource<Json> now = store.resources().find(project.resource().uid()).orElseThrow();
        if (isCommitted(store, TestStore.batch(next(now)))) {
          written.incrementAndGet();
        }
      }
    });

    assertThat(written.get()).isGreaterThan(COMMITS_EACH);
    assertThat(one.resources().find(project.resource().uid()).orElseThrow().generation())
        .isEqualTo(1 + written.get());
  }

  private static Write.PutResource next(Resource<Json> now) {
    return new Write.PutResource(
        new Resource<>(
            now.uid(),
            now.ref(),
            1,
            now.generation() + 1,
            0,
            now.labels(),
            new Json("{\"writer\":\"" + TestStore.uid() + "\"}"),
            now.status(),
            now.created(),
            now.updated()));
  }

  private static boolean isCommitted(Store store, Batch batch) {
    try {
      store.commit(batch);
      return true;
    } catch (SlipwayException refusal) {
      assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.CONFLICT);
      return false;
    }
  }

  @Test
  void refusesOneBatchWithoutHarmToItsNeighboursInBoth() throws Exception {
    List<Batch> refused = new ArrayList<>();
    inBoth(store -> {
      for (int i = 0; i < COMMITS_EACH; i++) {
        Write.PutResource project = TestStore.project("p-" + TestStore.uid());
        Write.Audit audit = TestStore.audit(project.resource().uid(), "create");
        Batch bad =
            TestStore.batch(project, audit, new Write.PutStatus(TestStore.uid(), Json.EMPTY));
        assertThat(isCommitted(store, bad)).isFalse();
        assertThat(isCommitted(store, TestStore.batch(project, audit))).isTrue();
        synchronized (refused) {
          refused.add(bad);
        }
      }
    });

    long good = CALLERS * COMMITS_EACH;
    assertThat(refused).allSatisfy(batch -> assertThat(one.find(batch.id())).isEmpty());
    assertThat(two.end().value()).isEqualTo(good);
    assertThat(one.tips().verifyAudit()).isEqualTo(good);
  }

  @Test
  void letsOneOfManySucceedADeadServerByTheClockOfTheDatabase() throws Exception {
    Uid dead = TestStore.uid();
    one.commit(TestStore.batch(new Write.HoldLease(dead, 1, Duration.ofSeconds(1))));
    assertThat(isCommitted(two, succession(dead))).isFalse();
    AtomicInteger successors = new AtomicInteger();

    inBoth(store -> {
      while (store.tips().lease(dead).orElseThrow().epoch() == 1) {
        if (isCommitted(store, succession(dead))) {
          successors.incrementAndGet();
        }
      }
    });

    assertThat(successors.get()).isEqualTo(1);
    Batch late = batch(new Condition.EpochIs(dead, 1), TestStore.project("late"));
    assertThatThrownBy(() -> one.commit(late))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_OWNER));
    assertThat(two.resources().list(Kind.PROJECT, Optional.empty(), Page.Request.FIRST).items())
        .isEmpty();
  }

  private static Batch succession(Uid dead) {
    return batch(
        new Condition.LeaseOver(dead, 1), new Write.HoldLease(dead, 2, Duration.ofHours(1)));
  }

  @Test
  void appliesABatchSentToBothOnce() throws Exception {
    Batch batch = TestStore.batch(TestStore.project("nyc"));

    inBoth(store -> assertThat(store.commit(batch)).isEqualTo(new Position(1)));

    assertThat(one.end()).isEqualTo(new Position(1));
  }

  @Test
  void wakesThoseWhoWaitForAnothersCommit() throws Exception {
    Future<Boolean> awake = callers.submit(() -> two.await(Position.START, Duration.ofSeconds(60)));

    one.commit(TestStore.batch(TestStore.project("nyc")));

    assertThat(awake.get()).isTrue();
  }

  @Test
  void goesOnAfterItsIdleConnectionsWereCut() throws SQLException {
    one.commit(TestStore.batch(TestStore.project("before")));
    assertThat(one.end()).isEqualTo(new Position(1));

    cutAll();
    assertThat(one.commit(TestStore.batch(TestStore.project("after")))).isEqualTo(new Position(2));
    cutAll();
    assertThat(one.end()).isEqualTo(new Position(2));
  }

  private void cutAll() throws SQLException {
    try (Session session = new Session(PostgresServer.connect(address))) {
      session.query(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where application_name = 'slipway' and datname = current_database()",
          List.of(),
          1);
    }
  }

  /** Else a server that is stopped between its lock and its commit would stop all others. */
  @Test
  void goesOnWhenAnotherServerStandsStillWithTheLock() throws SQLException {
    PostgresSessions sessions = PostgresSessions.open(directory, address);
    try (Session still = sessions.writing()) {
      still.begin();
      sessions.lock(still);

      assertThat(one.commit(TestStore.batch(TestStore.project("nyc")))).isEqualTo(new Position(1));
      assertThatThrownBy(still::commit).isInstanceOf(SqlFault.class);
    }
  }
}
