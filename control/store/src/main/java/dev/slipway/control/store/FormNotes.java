// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Forms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a database notes about its own form. Releases since the first read these tables, so that
 * they keep their columns for ever.
 */
final class FormNotes {
  private static final List<String> TABLES =
      List.of(
          "create table if not exists migrations (number bigint primary key, name text not null,"
              + " checksum bigint not null, version text not null, applied text not null)",
          "create table if not exists finished (id bigint primary key, lowest bigint not null,"
              + " version text not null)",
          "create table if not exists pending (number bigint primary key, name text not null,"
              + " version text not null)");

  private final Session session;

  FormNotes(Session session) {
    this.session = session;
  }

  /** Why a server must know a form; each is a row of table {@code finished}. */
  enum Reason {
    /** An upgrade was finished. */
    FINISHED(1),
    /** A release has added to the form that works beside the one before it, and no older one. */
    BESIDE(2);

    private final long id;

    Reason(long id) {
      this.id = id;
    }
  }

  /**
   * The lowest form that whoever opens the database must know.
   *
   * @param version of the Slipway that demands it
   */
  record Lowest(Reason reason, int form, String version) {}

  /** A step as it was taken. */
  record Applied(String name, long checksum, String version) {}

  void create() {
    TABLES.forEach(sql -> session.update(sql, List.of()));
  }

  Optional<Applied> applied(int number) {
    return session
        .query(
            "select name, checksum, version from migrations where number = ?",
            List.of((long) number),
            3)
        .stream()
        .map(row -> new Applied(text(row, 0), (Long) row.get(1), text(row, 2)))
        .findFirst();
  }

  /** In the transaction that takes the step. */
  void noteApplied(Migration migration, String version, Instant now) {
    session.update(
        "insert into migrations (number, name, checksum, version, applied)"
            + " values (?, ?, ?, ?, ?)",
        List.of(
            (long) migration.number(),
            migration.name(),
            migration.checksum(),
            version,
            now.toString()));
    session.update("delete from pending where number = ?", List.of((long) migration.number()));
  }

  void notePending(Migration migration, String version) {
    session.update(
        "insert into pending (number, name, version) values (?, ?, ?)"
            + " on conflict (number) do nothing",
        List.of((long) migration.number(), migration.name(), version));
  }

  List<Forms.Step> pending() {
    return session.query("select number, name from pending order by number", List.of(), 2).stream()
        .map(row -> new Forms.Step(number(row, 0), text(row, 1)))
        .toList();
  }

  /** 0 for a database that was never used. */
  int newest() {
    String all =
        "select number from migrations union select 0 union select number from pending"
            + " order by number desc limit 1";
    return number(session.query(all, List.of(), 1).getFirst(), 0);
  }

  List<Lowest> lowest() {
    return session.query("select id, lowest, version from finished", List.of(), 3).stream()
        .map(row -> new Lowest(reason((Long) row.getFirst()), number(row, 1), text(row, 2)))
        .toList();
  }

  private static Reason reason(long id) {
    return id == Reason.BESIDE.id ? Reason.BESIDE : Reason.FINISHED;
  }

  /** The lowest form of all; that of the releases which noted none where none is noted. */
  int oldest() {
    return lowest().stream().mapToInt(Lowest::form).reduce(Forms.Server.UNNAMED, Math::max);
  }

  void noteLowest(Lowest lowest) {
    session.update(
        "insert into finished (id, lowest, version) values (?, ?, ?) on conflict (id)"
            + " do update set lowest = excluded.lowest, version = excluded.version",
        List.of(lowest.reason().id, (long) lowest.form(), lowest.version()));
  }

  private static String text(List<Object> row, int column) {
    return (String) row.get(column);
  }

  private static int number(List<Object> row, int column) {
    return Math.toIntExact((Long) row.get(column));
  }
}
