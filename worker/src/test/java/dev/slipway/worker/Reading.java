// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Scan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Detects and reads files as a worker does, in this process. */
final class Reading implements AutoCloseable {
  private final Path home;
  private final Limits limits;
  private final Allowance allowance;

  Reading(Path home) {
    this(home, 1L << 30);
  }

  Reading(Path home, long spillBytes) {
    this.home = home;
    this.limits = new Limits(512L << 20, 2, spillBytes, Duration.ofMinutes(1));
    this.allowance = new Allowance(spillBytes, () -> false);
  }

  Detected detect(Path... files) {
    return detect(Optional.empty(), files);
  }

  Detected detect(Optional<Format> known, Path... files) {
    try (Database database = Database.open();
        Conversions conversions = new Conversions(home, allowance)) {
      return new Detecting(database, conversions, new DetectTask("d1", files(files), known, limits))
          .run(home);
    }
  }

  /** In the order of the first column. */
  String rows(Path... files) {
    return rows(Optional.empty(), files);
  }

  String rows(Optional<Format> known, Path... files) {
    Detected detected = detect(known, files);
    return rows(detected.format(), detected.schema(), files);
  }

  String rows(Format format, Schema schema, Path... files) {
    return query(format, schema, "SELECT * FROM t ORDER BY 1", files);
  }

  int count(Path... files) {
    Detected detected = detect(files);
    String rows = query(detected.format(), detected.schema(), "SELECT count(*) FROM t", files);
    return Integer.parseInt(rows.replaceAll("\\D", ""));
  }

  private String query(Format format, Schema schema, String sql, Path... files) {
    return query(new Scan(schema, format, Map.of(), files(files), "1"), sql);
  }

  String rows(Scan scan) {
    return query(scan, "SELECT * FROM t ORDER BY 1");
  }

  private String query(Scan scan, String sql) {
    try (Database database = Database.open();
        Conversions conversions = new Conversions(home, allowance)) {
      List<Input> inputs = conversions.of(List.of(new Input("t", scan)));
      new Sandbox(Inputs.files(inputs), List.of(home), home, limits).confine(database);
      try {
        return database.query(
            new Inputs(database, new IntactFiles()::require).with(inputs) + sql,
            rows -> new RowReader(rows).rows(1_000).rows().text());
      } catch (SlipwayException e) {
        throw new CsvLocator(database).explain(e, inputs);
      }
    }
  }

  static String types(Detected detected) {
    return detected.schema().columns().stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", "));
  }

  private static List<Scan.File> files(Path... files) {
    return Arrays.stream(files).map(file -> new Scan.File("file://" + file, 1, -1)).toList();
  }

  @Override
  public void close() {}
}
