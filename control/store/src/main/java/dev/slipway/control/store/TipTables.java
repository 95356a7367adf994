// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the newest tables are, what they were made of, small records, and which servers live. */
final class TipTables {
  private TipTables() {}

  static final Table<Pointer> POINTERS =
      new Table<>(
          "pointers",
          2,
          List.of(
              new Column<>("dataset", pointer -> pointer.key().table().value()),
              new Column<>("scope", pointer -> pointer.key().scope()),
              new Column<>("version", Pointer::version),
              new Column<>("location", Pointer::location),
              new Column<>("sha256", Pointer::sha256),
              new Column<>("snapshot", Pointer::snapshot)),
          row ->
              new Pointer(
                  new Pointer.Key(new Uid(row.text("dataset")), row.text("scope")),
                  row.number("version"),
                  row.text("location"),
                  row.text("sha256"),
                  row.number("snapshot")));

  static final Table<Fingerprint> FINGERPRINTS =
      new Table<>(
          "fingerprints",
          2,
          List.of(
              new Column<>("dataset", fingerprint -> fingerprint.dataset().value()),
              new Column<>("part", Fingerprint::partition),
              new Column<>("document", fingerprint -> Documents.write(fingerprint).text())),
          row -> RunTables.document(row, Fingerprint.class));

  /** Stands for a record that never expires. */
  static final long NEVER = Long.MAX_VALUE;

  static final Table<KeyedRecord> RECORDS =
      new Table<>(
          "records",
          2,
          List.of(
              new Column<>("space", KeyedRecord::space),
              new Column<>("name", KeyedRecord::key),
              new Column<>("owner", keyed -> keyed.owner().value()),
              new Column<>("value", keyed -> keyed.value().text()),
              new Column<>("version", KeyedRecord::version),
              new Column<>(
                  "expires", keyed -> keyed.expires().map(Instant::toEpochMilli).orElse(NEVER))),
          row ->
              new KeyedRecord(
                  row.text("space"),
                  row.text("name"),
                  new Uid(row.text("owner")),
                  new Json(row.text("value")),
                  row.number("version"),
                  row.number("expires") == NEVER
                      ? Optional.empty()
                      : Optional.of(Instant.ofEpochMilli(row.number("expires")))));

  static final Table<NamedServer> SERVERS =
      new Table<>(
          "servers",
          1,
          List.of(
              new Column<>("server", named -> named.server().value()),
              new Column<>("epoch", NamedServer::epoch),
              new Column<>("version", named -> named.release().version()),
              new Column<>("form", named -> (long) named.release().form()),
              new Column<>("since", named -> named.since().toString())),
          row ->
              new NamedServer(
                  new Uid(row.text("server")),
                  row.number("epoch"),
                  new Release(row.text("version"), (int) row.number("form")),
                  Instant.parse(row.text("since"))));

  static final Table<Lease> LEASES =
      new Table<>(
          "leases",
          1,
          List.of(
              new Column<>("server", lease -> lease.server().value()),
              new Column<>("epoch", Lease::epoch),
              new Column<>("expires", lease -> lease.expires().toString())),
          row ->
              new Lease(
                  new Uid(row.text("server")),
                  row.number("epoch"),
                  Instant.parse(row.text("expires"))));
}
