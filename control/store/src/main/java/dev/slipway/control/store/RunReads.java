// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.Attempt;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import dev.slipway.spi.RunStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads runs and their parts. */
final class RunReads implements RunStore {
  private final Database database;

  RunReads(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Run> find(Uid run) {
    return database.read(rows -> rows.find(RunTables.RUNS, run.value()));
  }

  @Override
  public Page<Run> list(Optional<Uid> project, Page.Request page) {
    Query<Run> all = Query.of(RunTables.RUNS);
    Query<Run> query =
        project
            .map(uid -> all.where("project", uid.value()))
            .orElse(all)
            .descending("created", "uid")
            .after(place(page.after()))
            .limit(Pages.fetch(page));
    return database.read(rows ->
        Pages.cut(
            rows.list(query),
            page,
            run -> run.created().toEpochMilli() + "." + run.uid(),
            run -> run));
  }

  private static List<Object> place(String token) {
    if (token.isEmpty()) {
      return List.of();
    }
    int dot = token.indexOf('.');
    if (dot < 0) {
      throw Page.refused(token);
    }
    return List.of(Pages.number(token, token.substring(0, dot)), token.substring(dot + 1));
  }

  @Override
  public List<Run> unfinished() {
    return database.read(
        rows -> rows.list(Query.of(RunTables.RUNS).where("ended", 0L).ascending("created", "uid")));
  }

  @Override
  public List<Run> oldestEnded(int most) {
    Query<Run> ended =
        Query.of(RunTables.RUNS).where("ended", 1L).ascending("created", "uid").limit(most);
    return database.read(rows -> rows.list(ended));
  }

  @Override
  public long count() {
    return database.read(rows -> rows.count(RunTables.RUNS));
  }

  @Override
  public List<Activity> activities(Uid run) {
    return database.read(rows -> activities(rows, run));
  }

  private static List<Activity> activities(Rows rows, Uid run) {
    return rows
        .list(Query.of(RunTables.ACTIVITIES).where("run", run.value()).ascending("first"))
        .stream()
        .map(StoredActivity::activity)
        .toList();
  }

  @Override
  public List<Attempt> attempts(Uid run) {
    return database.read(rows -> {
      Map<ActivityKey, Integer> order = new HashMap<>();
      activities(rows, run).forEach(activity -> order.put(activity.key(), order.size()));
      return rows
          .list(Query.of(RunTables.ATTEMPTS).where("run", run.value()).ascending("number"))
          .stream()
          .sorted(
              Comparator.comparing(
                  attempt -> order.getOrDefault(attempt.id().activity(), order.size())))
          .toList();
    });
  }
}
