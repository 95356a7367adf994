// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The Iceberg REST catalog beside Project Nessie's: tables loaded by many clients, prepared commits
 * on a table with few and with many snapshots, and many writers on one table, of whom nobody's
 * commit may be lost. Commits are measured beside Nessie on PostgreSQL, which is as durable, and
 * beside Nessie on RocksDB, which is faster and less durable.
 */
final class Catalog implements Comparison {
  private static final int TABLES = Integer.getInteger("slipway.bench.catalog.tables", 100);
  private static final int CLIENTS = 32;
  private static final Duration TURN =
      Duration.ofMillis(Integer.getInteger("slipway.bench.catalog.millis", 4_000));
  private static final int TURNS = 3;
  private static final int COMMITS = 15;
  private static final List<Integer> DEPTHS = List.of(10, 1_000);

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    try (RunningStudio studio = RunningStudio.start(home, home.scratch().resolve("catalog"));
        Postgres postgres = new Postgres(home.scratch().resolve("nessie-database"));
        Nessie synced = Nessie.onPostgres(home, postgres.create("nessie"));
        Nessie unsynced = Nessie.onRocks(home)) {
      CatalogSide ours = ours(home, studio);
      CatalogSide theirs = synced.side();
      CatalogSide weaker = unsynced.side();
      for (CatalogSide side : List.of(theirs, weaker)) {
        side.http().post(side.namespace().replace("/bench", ""), "{\"namespace\": [\"bench\"]}");
      }
      for (int i = 0; i < TABLES; i++) {
        for (CatalogSide side : List.of(ours, theirs, weaker)) {
          side.create("t" + i);
        }
      }
      List<Row> rows = new ArrayList<>();
      rows.add(loads(ours, weaker));
      for (int depth : DEPTHS) {
        rows.add(commits(ours, theirs, depth, "equal", "≥ 3"));
        rows.add(commits(ours, weaker, depth, "weaker", ""));
      }
      rows.add(BusyTable.written(ours));
      return rows;
    }
  }

  private static CatalogSide ours(Home home, RunningStudio studio)
      throws IOException, InterruptedException {
    studio.apply(
        """
        kind: connection
        name: bench
        spec: {type: local, root: '@root', managedPath: 'managed/${projectKey}'}
        ---
        kind: project
        name: bench
        spec: {connection: bench}
        """
            .replace("@root", home.scratch().resolve("catalog-files").toString()));
    return new CatalogSide("Slipway", studio.http(), "/catalog/v1/namespaces/bench");
  }

  private static Row loads(CatalogSide ours, CatalogSide theirs)
      throws IOException, InterruptedException {
    try (Swarm our = new Swarm(ours.http().server(), CLIENTS);
        Swarm their = new Swarm(theirs.http().server(), CLIENTS)) {
      double[] a = new double[TURNS];
      double[] b = new double[TURNS];
      double[] ratio = new double[TURNS];
      load(our, ours);
      load(their, theirs);
      for (int i = 0; i < TURNS; i++) {
        a[i] = load(our, ours);
        b[i] = load(their, theirs);
        ratio[i] = a[i] / b[i];
      }
      return new Row(
          "catalog: tables loaded a second, " + CLIENTS + " clients, client on the same machine",
          Timing.rate(Timing.median(a)),
          theirs.name() + " " + Timing.rate(Timing.median(b)),
          Timing.ratio(Timing.median(ratio)),
          "≥ 15,000/s, ≥ 3");
    }
  }

  private static double load(Swarm swarm, CatalogSide side) throws IOException {
    Random random = new Random(7);
    List<ByteBuffer> requests = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) {
      requests.add(side.load("t" + i));
    }
    Tally tally =
        swarm.run(TURN, _ -> new Ask("load", requests.get(random.nextInt(requests.size()))));
    tally.requireNoRefusals(side.name());
    return tally.perSecond();
  }

  /**
   * @param durability of the peer's commits
   */
  private static Row commits(
      CatalogSide ours, CatalogSide theirs, int depth, String durability, String aim)
      throws Exception {
    String table = durability + depth;
    for (CatalogSide side : List.of(ours, theirs)) {
      side.create(table);
      side.mustAppend(table, side.state(table), depth);
    }
    Timing.Pair pair = interleaved(ours, theirs, table);
    for (CatalogSide side : List.of(ours, theirs)) {
      requireNewest(side, table, depth + COMMITS);
    }
    return new Row(
        "catalog: prepared commit on a table of %,d snapshots, peer of %s durability"
            .formatted(depth, durability),
        Timing.text(pair.ours()),
        theirs.name() + " " + Timing.text(pair.peer()),
        Timing.ratio(1 / pair.ratio()),
        aim);
  }

  /**
   * The state is read and the request made outside the time, as both are what a commit is prepared
   * from; its answer is read to the end.
   */
  private static Timing.Pair interleaved(CatalogSide ours, CatalogSide theirs, String table)
      throws Exception {
    byte[][] requests = new byte[2][];
    try (Wire our = new Wire(ours.http());
        Wire their = new Wire(theirs.http())) {
      return Timing.prepared(
          COMMITS,
          () -> {
            requests[0] = ours.commit(table, ours.state(table));
            requests[1] = theirs.commit(table, theirs.state(table));
          },
          () -> our.exchange(requests[0]),
          () -> their.exchange(requests[1]));
    }
  }

  /** Snapshots are numbered; Nessie lists the newest alone, so that they cannot be counted. */
  private static void requireNewest(CatalogSide side, String table, int expected)
      throws IOException, InterruptedException {
    long found = side.state(table).snapshot();
    if (found != expected) {
      throw new IllegalStateException(
          side.name() + " is at snapshot " + found + " of " + table + ", expected " + expected);
    }
  }
}
