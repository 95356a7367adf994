// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.GadgetKind.GADGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.store.NextRelease;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed in the midst of finishing an upgrade, while others write; the next call ends
 * it, and nothing is lost. {@code -Dslipway.upgrades} says how often, {@code -Dslipway.seed}
 * repeats a run.
 */
@Timeout(600)
class UpgradeKillIT {
  private static final int KILLS = Integer.getInteger("slipway.upgrades", 10);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final int GADGETS = 400;

  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private int inTheMidst;
  private long recastBefore;
  private long acknowledged;

  private interface Databases {
    /** A new one, as {@link NextRelease#open} takes it. */
    List<String> create(int number) throws Exception;
  }

  @Test
  void goesOnAfterAKillOnSqlite() throws Exception {
    killAgainAndAgain("SQLite", number -> List.of(directory.resolve("data-" + number).toString()));
  }

  @Test
  void goesOnAfterAKillOnPostgresql() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(directory.resolve("postgres")).start()) {
      killAgainAndAgain(
          "PostgreSQL",
          number -> {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
              statement.execute("create database d" + number);
            }
            return List.of(
                directory.resolve("own-" + number).toString(),
                "postgresql://localhost:%d/d%d".formatted(server.getPort(), number));
          });
    }
  }

  private void killAgainAndAgain(String name, Databases databases) throws Exception {
    Duration whole = undisturbed(databases.create(0));
    recastBefore = 0;
    acknowledged = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      List<String> database = databases.create(kill);
      fill(database);
      Map<String, Long> sizes = killed(database, random.nextLong(1 + whole.toMillis()));
      assertWhole(database, sizes);
    }
    System.out.printf(
        "%d kills in the finishing of an upgrade on %s, seed %d (undisturbed it takes %d ms): %d in"
            + " its midst, with %d of %d specs recast by then; then finished each time; %d"
            + " acknowledged changes, 0 lost; %d specs, 0 lost%n",
        KILLS,
        name,
        SEED,
        whole.toMillis(),
        inTheMidst,
        recastBefore,
        (long) KILLS * 2 * GADGETS,
        acknowledged,
        (long) KILLS * 2 * GADGETS);
    assertThat(inTheMidst).isPositive();
  }

  /**
   * Gadgets of versions 1 and 2, each with an earlier generation, and those that writers change.
   */
  private static void fill(List<String> database) {
    try (Store store = NextRelease.openBefore(database)) {
      for (int from = 0; from < GADGETS; from += 100) {
        List<Write> writes = new ArrayList<>();
        for (int i = from; i < from + 100; i++) {
          Resource<Json> first =
              gadget(new Name("g" + i), 1, "{\"length\":%d,\"note\":\"n%d\"}".formatted(i, i));
          writes.add(new Write.PutResource(first));
          writes.add(new Write.PutResource(next(first, i % 2 == 0 ? 1 : 2, i)));
        }
        store.commit(new Batch(FinishingProcess.uid(), Caller.SYSTEM, List.of(), writes));
      }
      for (int i = 0; i < FinishingProcess.WRITERS; i++) {
        Resource<Json> written = gadget(FinishingProcess.writers(i).name(), 2, "{\"size\":0}");
        store.commit(
            Batch.of(FinishingProcess.uid(), Caller.SYSTEM, new Write.PutResource(written)));
      }
    }
  }

  private static Resource<Json> next(Resource<Json> first, int version, int size) {
    String spec = version == 1 ? "{\"length\":%d}" : "{\"size\":%d}";
    return first.next(
        first.ref(), version, first.labels(), new Json(spec.formatted(size + 7)), Studio.NOON);
  }

  private static Resource<Json> gadget(Name name, int version, String spec) {
    return new Resource<>(
        FinishingProcess.uid(),
        Ref.ofInstance(GADGET, name),
        version,
        1,
        0,
        Resource.Labels.ownedBy(new Name("ada")),
        new Json(spec),
        Json.EMPTY,
        Studio.NOON,
        Studio.NOON);
  }

  private Process start(List<String> database, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FinishingProcess.class.getName());
    command.addAll(database);
    return new ProcessBuilder(command)
        .redirectOutput(log.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void await(Process process, Path log, String line)
      throws IOException, InterruptedException {
    while (!Files.readString(log).contains(line)) {
      assertThat(process.isAlive()).as(line).isTrue();
      Thread.sleep(1);
    }
  }

  private Duration undisturbed(List<String> database) throws IOException, InterruptedException {
    fill(database);
    Path log = directory.resolve("undisturbed");
    Process process = start(database, log);
    await(process, log, "begin.");
    long begun = System.nanoTime();
    await(process, log, "finished.");
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    process.destroyForcibly().waitFor();
    assertWhole(database, acknowledged(log));
    return taken;
  }

  /** What each writer was told last that it had written. */
  private Map<String, Long> killed(List<String> database, long millis)
      throws IOException, InterruptedException {
    Path log = directory.resolve("killed");
    Process process = start(database, log);
    await(process, log, "begin.");
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
    if (!Files.readString(log).contains("finished.")) {
      inTheMidst++;
    }
    return acknowledged(log);
  }

  private Map<String, Long> acknowledged(Path log) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (String line : Files.readString(log).split("\\.\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 2) {
        sizes.put(words[0], Long.parseLong(words[1]));
        acknowledged++;
      }
    }
    return sizes;
  }

  private void assertWhole(List<String> database, Map<String, Long> sizes) {
    try (Store store = NextRelease.open(database)) {
      recastBefore += recast(store);
      FinishingProcess.finish(store);

      assertThat(store.forms().state()).isEqualTo(Forms.State.fresh(store.forms().state().own()));
      assertThat(store.forms().specs()).allSatisfy(s -> assertThat(s.version()).isEqualTo(3));
      for (int i = 0; i < GADGETS; i++) {
        Resource<Json> now = find(store, new Name("g" + i));
        assertThat(now.spec().text())
            .isEqualTo("{\"size\":%d,\"colour\":\"grey\"}".formatted(i + 7));
        assertThat(store.resources().find(now.uid(), 1).orElseThrow().spec().text())
            .isEqualTo("{\"size\":%d,\"note\":\"n%d\",\"colour\":\"grey\"}".formatted(i, i));
      }
      for (int i = 0; i < FinishingProcess.WRITERS; i++) {
        Resource<Json> written = find(store, FinishingProcess.writers(i).name());
        long told = sizes.getOrDefault(written.name().value(), 0L);
        assertThat(FinishingProcess.size(written)).isBetween(told, told + 1);
        assertThat(written.generation()).isEqualTo(FinishingProcess.size(written) + 1);
      }
      assertThat(store.tips().verifyAudit()).isPositive();
    }
    assertThatThrownBy(() -> NextRelease.openBefore(database).close())
        .hasMessageContaining("upgraded for good");
  }

  private static Resource<Json> find(Store store, Name name) {
    return store.resources().find(Ref.ofInstance(GADGET, name)).orElseThrow();
  }

  /** How many specs of the gadgets that nobody writes are in the newest version. */
  private static long recast(Store store) {
    List<Resource<Json>> all =
        Page.all(page -> store.resources().list(GADGET, Optional.empty(), page));
    long earlier =
        all.stream()
            .filter(one -> one.name().value().startsWith("g"))
            .map(one -> store.resources().find(one.uid(), 1).orElseThrow())
            .filter(one -> one.specVersion() == 3)
            .count();
    return earlier
        + all.stream()
            .filter(one -> one.name().value().startsWith("g") && one.specVersion() == 3)
            .count();
  }
}
