// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {
  private final Sql runs = Sql.of(RunTables.RUNS);

  @Test
  void writesARowAndReplacesAllButItsKey() {
    String into = "insert into activities (run, recipe, part, first, document, crc)";
    String parameters = "(?, ?, ?, ?, ?, ?) on conflict (run, recipe, part)";
    String update =
        " do update set first = excluded.first, document = excluded.document, crc = excluded.crc";

    assertThat(Sql.of(RunTables.ACTIVITIES).upsert())
        .isEqualTo(
            new RowStatement(
                into + " values " + parameters + update,
                into + " select * from unnest" + parameters + update));
    assertThat(Sql.of(RunTables.ACTIVITIES).insert().ofRow())
        .isEqualTo(into + " values " + parameters + " do nothing");
  }

  @Test
  void findsAndRemovesByTheWholeKey() {
    Sql pointers = Sql.of(TipTables.POINTERS);

    assertThat(pointers.find()).endsWith(" from pointers where dataset = ? and scope = ?");
    assertThat(pointers.delete()).isEqualTo("delete from pointers where dataset = ? and scope = ?");
    assertThat(pointers.deleteAll("dataset")).isEqualTo("delete from pointers where dataset = ?");
    assertThat(Sql.of(LedgerTables.CHANGES).trim("position"))
        .isEqualTo("delete from changes where position <= ?");
  }

  @Test
  void selectsAllRowsWhereNothingElseIsAskedFor() {
    assertThat(runs.select(Query.of(RunTables.RUNS)))
        .isEqualTo("select uid, project, created, ended, document, crc from runs");
  }

  @Test
  void selectsTheRowsAfterAPlaceInTheOrder() {
    Query<?> query =
        Query.of(RunTables.RUNS)
            .where("project", "p")
            .where("ended", 0L)
            .descending("created", "uid")
            .after(List.of(7L, "u"))
            .limit(10);

    assertThat(runs.select(query))
        .endsWith(
            " from runs where project = ? and ended = ? and (created, uid) < (?, ?)"
                + " order by created desc, uid desc limit ?");
    assertThat(runs.select(Query.of(RunTables.RUNS).ascending("uid").after(List.of("u"))))
        .endsWith(" from runs where (uid) > (?) order by uid");
  }
}
