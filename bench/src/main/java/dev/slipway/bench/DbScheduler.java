// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One-time tasks of db-scheduler that do nothing, on PostgreSQL, with its fastest polling: each is
 * picked in one committed transaction and removed in another.
 */
final class DbScheduler {
  static final String NAME = "db-scheduler 16.12.0";
  private static final int CONNECTIONS = 20;
  private static final int MOST_LOOKS = 60_000;
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
        last_success timestamp with time zone, last_failure timestamp with time zone,
        consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
        priority smallint, state text, primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;

  private DbScheduler() {}

  /** Tasks a second, from the scheduler's start until none is left. */
  static double perSecond(Postgres.Database database, int tasks, int inFlight)
      throws SQLException, InterruptedException {
    try (HikariDataSource pool = database.pool(CONNECTIONS)) {
      execute(pool, TABLE);
      CountDownLatch left = new CountDownLatch(tasks);
      OneTimeTask<Void> nothing =
          Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
      Scheduler scheduler =
          Scheduler.create(pool, nothing)
              .threads(inFlight)
              .pollUsingLockAndFetch(0.5, 4.0)
              .pollingInterval(Duration.ofMillis(100))
              .build();
      List<TaskInstance<?>> all = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        all.add(nothing.instance("t" + i));
      }
      scheduler.scheduleBatch(all, Instant.now());
      long from = System.nanoTime();
      scheduler.start();
      if (!left.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("db-scheduler has " + left.getCount() + " tasks left");
      }
      for (int looks = 0; count(pool) > 0; looks++) {
        if (looks == MOST_LOOKS) {
          throw new IllegalStateException("db-scheduler does not remove tasks that are done");
        }
        Thread.sleep(1);
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      scheduler.stop();
      return tasks / seconds;
    }
  }

  private static void execute(HikariDataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from scheduled_tasks")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
