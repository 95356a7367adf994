// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.time.Instant;
import java.util.List;

/**
 * Brings the tables of a database to the form that this Slipway knows.
 *
 * <p>A newer Slipway first adds to the form, so that this one can work beside it, and takes away
 * only when its upgrade is finished. That it writes down in table {@code finished}: the lowest form
 * that whoever opens the database must know.
 */
final class Migrations {
  private static final List<String> OWN_TABLES =
      List.of(
          "create table if not exists migrations (number bigint primary key, name text not null,"
              + " checksum bigint not null, version text not null, applied text not null)",
          "create table if not exists finished (id bigint primary key, lowest bigint not null,"
              + " version text not null)");

  private final List<Migration> known;
  private final String version;

  Migrations(List<Migration> known, String version) {
    this.known = List.copyOf(known);
    this.version = version;
  }

  void apply(Session session, String database, Instant now) {
    OWN_TABLES.forEach(sql -> session.update(sql, List.of()));
    requireKnown(session, database);
    for (Migration migration : known) {
      if (!isApplied(session, migration, database)) {
        apply(session, migration, now);
      }
    }
  }

  private void requireKnown(Session session, String database) {
    int newest = known.getLast().number();
    for (List<Object> row : session.query("select lowest, version from finished", List.of(), 2)) {
      if ((Long) row.getFirst() > newest) {
        throw new SlipwayException(
            ErrorCode.TOO_NEW,
            database
                + " was upgraded for good by Slipway "
                + row.getLast()
                + " (form "
                + row.getFirst()
                + "), and this is Slipway "
                + version
                + ", which knows forms up to "
                + newest
                + ". Start Slipway "
                + row.getLast()
                + " or a newer one.");
      }
    }
  }

  private static boolean isApplied(Session session, Migration migration, String database) {
    List<List<Object>> rows =
        session.query(
            "select name, checksum, version from migrations where number = ?",
            List.of((long) migration.number()),
            3);
    List<Object> same = List.of(migration.name(), migration.checksum());
    if (!rows.isEmpty() && !rows.getFirst().subList(0, 2).equals(same)) {
      throw new SlipwayException(
          ErrorCode.CORRUPT,
          "Step "
              + migration.number()
              + " ("
              + migration.name()
              + ") of the tables of "
              + database
              + " was applied by Slipway "
              + rows.getFirst().getLast()
              + " in another form than this Slipway has it. Start that version, or restore a"
              + " backup.");
    }
    return !rows.isEmpty();
  }

  private void apply(Session session, Migration migration, Instant now) {
    session.begin();
    migration.statements().forEach(sql -> session.update(sql, List.of()));
    session.update(
        "insert into migrations (number, name, checksum, version, applied)"
            + " values (?, ?, ?, ?, ?)",
        List.of(
            (long) migration.number(),
            migration.name(),
            migration.checksum(),
            version,
            now.toString()));
    session.commit();
  }
}
