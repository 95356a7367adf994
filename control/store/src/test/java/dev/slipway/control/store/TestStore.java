// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Release;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadFactory;

/** Stores of the tests of this module, what is put into them, and the way around them. */
final class TestStore {
  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final StoreSettings SETTINGS = StoreSettings.standard("0.1.0");
  static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();

  private static final Random RANDOM = new SecureRandom();

  private TestStore() {}

  static Store open(Path directory) {
    return Stores.sqlite(directory, SETTINGS, CLOCK, THREADS);
  }

  static Uid uid() {
    return Uid.next(NOW, RANDOM);
  }

  static Batch batch(Write... writes) {
    return Batch.of(uid(), Caller.SYSTEM, writes);
  }

  static Write.PutResource project(String name) {
    return project(uid(), name);
  }

  static Write.PutResource project(Uid uid, String name) {
    Ref ref = Ref.ofInstance(Kind.PROJECT, new Name(name));
    Resource.Labels labels = Resource.Labels.ownedBy(new Name("ada"));
    return new Write.PutResource(
        new Resource<>(uid, ref, 1, 1, 0, labels, Json.EMPTY, Json.EMPTY, NOW, NOW));
  }

  static Write.Audit audit(Uid resource, String action) {
    Ref ref = Ref.ofInstance(Kind.PROJECT, new Name("nyc"));
    return new Write.Audit(
        new AuditEntry(NOW, Caller.SYSTEM, action, resource, ref, new Json("{\"a\":1}")));
  }

  /** One row, or more, in every table. */
  static void fill(Store store) {
    fill(store, 0);
  }

  /** The same again, under other names and keys. */
  static void fill(Store store, int number) {
    Write.PutResource project = project(number == 0 ? "nyc" : "nyc" + number);
    Resource<Json> first = project.resource();
    Resource<Json> second =
        new Resource<>(
            first.uid(),
            first.ref(),
            1,
            2,
            0,
            first.labels(),
            new Json("{\"b\":2}"),
            Json.EMPTY,
            NOW,
            NOW);
    Run run = run(first.uid());
    Activity activity = activity(run);
    Uid server = uid();
    store.commit(
        batch(
            project,
            new Write.PutResource(second),
            new Write.PutRun(run),
            new Write.PutActivity(activity),
            new Write.PutAttempt(attempt(activity)),
            new Write.PutPointer(
                new Pointer(Pointer.Key.published(first.uid()), 1, "file:///m", "ab", 7)),
            new Write.PutFingerprint(
                new Fingerprint(first.uid(), "", "aa", Map.of("engine", "duckdb"), 7, NOW)),
            new Write.PutRecord(
                new KeyedRecord(
                    "token",
                    "1" + number,
                    first.uid(),
                    Json.EMPTY,
                    1,
                    Optional.of(NOW.plus(Duration.ofDays(1))))),
            new Write.HoldLease(server, 1, Duration.ofHours(1)),
            new Write.NameRelease(server, 1, new Release("0.1.0", 3)),
            audit(first.uid(), "create")));
  }

  static Run run(Uid project) {
    return new Run(
        uid(),
        "build",
        project,
        Caller.SYSTEM,
        Optional.empty(),
        RunState.WAITING,
        Json.EMPTY,
        false,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  static Attempt attempt(Activity activity) {
    return new Attempt(
        new AttemptId(activity.run(), activity.key(), 1),
        1,
        Attempt.AttemptState.RUNNING,
        NOW,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  static Activity activity(Run run) {
    return new Activity(
        run.uid(),
        ActivityKey.whole(uid()),
        new Name("join"),
        List.of(),
        ActivityState.READY,
        "It was never built.",
        0,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.EMPTY,
        1);
  }

  /** Changes the database behind the back of a closed or open store. */
  static void tamper(Path directory, String... statements) throws SQLException {
    try (Connection connection = connect(directory);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static Connection connect(Path directory) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("slipway.db"));
  }
}
