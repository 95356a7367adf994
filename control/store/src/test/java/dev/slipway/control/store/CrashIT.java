// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the disk holds at each point at which the process could die, is opened: with all that was
 * written, as after a kill, and with only some of what was not yet synced, as after a loss of
 * power. {@code -Dslipway.crashes} says with how many seeds, {@code -Dslipway.seed} is the first.
 */
class CrashIT {
  private static final int SEEDS = Integer.getInteger("slipway.crashes", 20);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final int BATCHES = 12;

  @TempDir Path directory;
  private final Map<Uid, Position> acknowledged = new LinkedHashMap<>();
  private final TreeSet<String> points = new TreeSet<>();
  private final List<Image> images = new ArrayList<>();
  private long synced;

  /** A copy of the files, and what had been acknowledged when it was made. */
  private record Image(String point, Path directory, Map<Uid, Position> acknowledged) {}

  private Path data() {
    return directory.resolve("data");
  }

  private long logBytes() {
    try {
      Path log = data().resolve("slipway.db-wal");
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String point, long logBytes) {
    try {
      Path image = Files.createDirectory(directory.resolve("image-" + images.size()));
      Files.copy(data().resolve("slipway.db"), image.resolve("slipway.db"));
      Path log = data().resolve("slipway.db-wal");
      if (Files.exists(log)) {
        byte[] bytes = Files.readAllBytes(log);
        Files.write(
            image.resolve("slipway.db-wal"),
            Arrays.copyOf(bytes, (int) Math.min(logBytes, bytes.length)));
      }
      images.add(new Image(point, image, Map.copyOf(acknowledged)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void leavesCommitsWholeWhereverTheProcessDies() throws Exception {
    int opened = 0;
    for (long seed = SEED; seed < SEED + SEEDS; seed++) {
      Random random = new Random(seed);
      acknowledged.clear();
      TestStore.open(data()).close();
      // one of the first three times that each point is reached
      Map<String, Integer> turns = new HashMap<>();
      WatchedSessions sessions =
          new WatchedSessions(
              SqliteSessions.open(data(), TestStore.CLOCK),
              point -> {
                points.add(point);
                int left = turns.computeIfAbsent(point, first -> random.nextInt(3));
                turns.put(point, left - 1);
                if (left == 0) {
                  take(point, Long.MAX_VALUE);
                  take(point + ", unsynced", between(random, synced, logBytes()));
                }
              });
      try (Store store =
          new DatabaseStore(new SqlDatabase(sessions, TestStore.SETTINGS, TestStore.THREADS))) {
        synced = 0;
        work(store, random);
      }
      for (Image image : images) {
        assertWhole(image, seed);
        opened++;
        remove(image.directory());
      }
      images.clear();
      remove(data());
    }
    System.out.printf(
        "%d seeds from %d: crashes at %d points of a commit, %d images opened, 0 lost, 0 torn%n",
        SEEDS, SEED, points.size(), opened);
    assertThat(points).contains("before commit", "after commit", "after setSavepoint");
  }

  private static long between(Random random, long from, long to) {
    return to <= from ? to : from + random.nextLong(to - from);
  }

  private void work(Store store, Random random) {
    List<Write.PutResource> projects = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      Write.PutResource project = TestStore.project("p-" + TestStore.uid());
      Batch batch =
          projects.isEmpty() || random.nextBoolean()
              ? TestStore.batch(project, TestStore.audit(project.resource().uid(), "create"))
              : TestStore.batch(
                  new Write.PutStatus(
                      projects.get(random.nextInt(projects.size())).resource().uid(),
                      new Json("" + i)),
                  TestStore.audit(TestStore.uid(), "status"));
      acknowledged.put(batch.id(), store.commit(batch));
      synced = logBytes();
      projects.add(project);
      if (batch.writes().getFirst() instanceof Write.PutStatus) {
        projects.removeLast();
      }
    }
  }

  /** Every batch makes one change and one audit entry, so that they count each other. */
  private static void assertWhole(Image image, long seed) {
    String where = image.point() + " of seed " + seed;
    try (Store store = TestStore.open(image.directory())) {
      image
          .acknowledged()
          .forEach((batch, position) -> assertThat(store.find(batch)).as(where).contains(position));
      long end = store.end().value();
      assertThat(end).as(where).isBetween((long) image.acknowledged().size(), BATCHES * 1L);
      assertThat(store.tips().verifyAudit()).as(where).isEqualTo(end);
      assertThat(store.sizes())
          .as(where)
          .containsEntry("changes", end)
          .containsEntry("batches", end);
      assertThat(store.commit(TestStore.batch(TestStore.project("after")))).isNotNull();
    }
  }

  @Test
  void bringsTablesToTheirFormWhereverTheProcessHasDied() throws Exception {
    Path fresh = data();
    WatchedSessions sessions =
        new WatchedSessions(
            SqliteSessions.open(fresh, TestStore.CLOCK),
            point -> {
              points.add(point);
              take(point, Long.MAX_VALUE);
              take(point + ", unsynced", between(new Random(SEED), 0, logBytes()));
            });
    Stores.open(sessions, TestStore.SETTINGS, TestStore.THREADS).close();

    for (Image image : images) {
      try (Store store = TestStore.open(image.directory())) {
        TestStore.fill(store);
        assertThat(store.tips().verifyAudit()).as(image.point()).isEqualTo(1);
      }
    }
    System.out.printf(
        "crashes at %d points of the migrations, %d images opened%n", points.size(), images.size());
    assertThat(points).contains("after create table resources", "before insert into migrations");
  }
}
