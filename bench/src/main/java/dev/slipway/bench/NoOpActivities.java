// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Durable activities that do nothing, each with the two committed transitions of its start and its
 * end, with 256 in flight; beside db-scheduler and DBOS Transact on PostgreSQL. Each side has done
 * 5,000 before its first turn.
 */
final class NoOpActivities implements Comparison {
  private static final int IN_FLIGHT = 256;
  private static final int IN_A_BUILD = 500;
  private static final int BUILDS = Integer.getInteger("slipway.bench.activities.builds", 40);
  private static final int OF_PEERS = Integer.getInteger("slipway.bench.activities.peers", 5_000);
  private static final int TURNS = 3;
  private static final int WARM_UP = 10;

  @Override
  public String name() {
    return "no-op-activities";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path directory = home.scratch().resolve("no-op-activities");
    double[] sqlite = new double[TURNS];
    double[] postgresql = new double[TURNS];
    double[] scheduler = new double[TURNS];
    double[] dbos = new double[TURNS];
    try (Postgres postgres = new Postgres(directory.resolve("postgres"))) {
      warmUp(directory, postgres);
      for (int i = 0; i < TURNS; i++) {
        try (Store store = OwnStores.sqlite(directory.resolve("sqlite" + i))) {
          sqlite[i] = perSecond(store, BUILDS);
        }
        try (Store store =
            OwnStores.postgresql(
                directory.resolve("postgresql" + i), postgres.create("slipway" + i))) {
          postgresql[i] = perSecond(store, BUILDS);
        }
        scheduler[i] = DbScheduler.perSecond(postgres.create("peer" + i), OF_PEERS, IN_FLIGHT);
        dbos[i] = DbosTransact.perSecond(postgres.create("dbos" + i), OF_PEERS, IN_FLIGHT);
      }
    }
    String what = "no-op activities a second, " + IN_FLIGHT + " in flight, on ";
    return List.of(
        row(what + "SQLite", sqlite, DbScheduler.NAME, scheduler),
        row(what + "SQLite", sqlite, DbosTransact.NAME, dbos),
        row(what + "PostgreSQL", postgresql, DbScheduler.NAME, scheduler),
        row(what + "PostgreSQL", postgresql, DbosTransact.NAME, dbos));
  }

  private static void warmUp(Path directory, Postgres postgres) throws Exception {
    try (Store sqlite = OwnStores.sqlite(directory.resolve("warm-up"));
        Store postgresql =
            OwnStores.postgresql(directory.resolve("warm-up-shared"), postgres.create("warm"))) {
      perSecond(sqlite, WARM_UP);
      perSecond(postgresql, WARM_UP);
    }
    DbScheduler.perSecond(postgres.create("warm_peer"), OF_PEERS, IN_FLIGHT);
    DbosTransact.perSecond(postgres.create("warm_dbos"), OF_PEERS, IN_FLIGHT);
  }

  private static double perSecond(Store store, int builds) {
    try (NoOpRuns runs = new NoOpRuns(store, IN_FLIGHT)) {
      List<BuildPlan> plans = plans(builds);
      long from = System.nanoTime();
      runs.run(plans);
      double seconds = (System.nanoTime() - from) / 1e9;
      if (runs.performed() != builds * IN_A_BUILD) {
        throw new IllegalStateException(runs.performed() + " activities ran");
      }
      return runs.performed() / seconds;
    }
  }

  private static List<BuildPlan> plans(int builds) {
    List<BuildPlan> plans = new ArrayList<>();
    for (int i = 0; i < builds; i++) {
      plans.add(Plans.wide(IN_A_BUILD));
    }
    return plans;
  }

  private static Row row(String what, double[] ours, String peer, double[] theirs) {
    double[] ratios = new double[TURNS];
    for (int i = 0; i < TURNS; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    return new Row(
        what,
        Timing.rate(Timing.median(ours)),
        peer + " " + Timing.rate(Timing.median(theirs)),
        Timing.ratio(Timing.median(ratios)),
        what.endsWith("SQLite") ? "≥ 50,000/s, ≥ 10" : "");
  }
}
