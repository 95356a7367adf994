// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Workflows of DBOS Transact that do nothing, on PostgreSQL: each is recorded as begun in one
 * committed transaction and as succeeded in another. As many threads start them as may be in
 * flight.
 */
final class DbosTransact {
  static final String NAME = "DBOS Transact 1.1.0-m6";
  private static final int CONNECTIONS = 20;

  private DbosTransact() {}

  /** What DBOS wraps; public, as it makes a proxy of it. */
  public interface Nothing {
    int nothing(int number);
  }

  /** Does nothing, durably. */
  public static final class NothingDone implements Nothing {
    @Override
    @Workflow(name = "nothing")
    public int nothing(int number) {
      return number;
    }
  }

  /** Workflows a second. */
  static double perSecond(Postgres.Database database, int workflows, int inFlight)
      throws Exception {
    try (HikariDataSource pool = database.pool(CONNECTIONS);
        DBOS dbos = new DBOS(DBOSConfig.defaults("bench").withDataSource(pool).withMigrate(true));
        ExecutorService threads = Executors.newFixedThreadPool(inFlight)) {
      Nothing proxy = dbos.registerProxy(Nothing.class, new NothingDone());
      dbos.launch();
      long from = System.nanoTime();
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < workflows; i++) {
        int number = i;
        all.add(threads.submit(() -> proxy.nothing(number)));
      }
      for (int i = 0; i < workflows; i++) {
        if (all.get(i).get(5, TimeUnit.MINUTES) != i) {
          throw new IllegalStateException("workflow " + i + " gave another result");
        }
      }
      return workflows / ((System.nanoTime() - from) / 1e9);
    }
  }
}
