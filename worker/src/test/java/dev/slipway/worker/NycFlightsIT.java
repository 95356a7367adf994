// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Column;
import dev.slipway.model.Format;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.Listener;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's files, whose traps are real: {@code NA} for null, and columns that are hardly ever
 * filled.
 */
final class NycFlightsIT {
  private static final Path DATA =
      Path.of("../demo/nycflights13/data").toAbsolutePath().normalize();
  private static final Limits LIMITS = new Limits(1L << 30, 2, 1L << 30, Duration.ofMinutes(1));
  private static RealWorkers workers;

  @BeforeAll
  static void start(@TempDir Path directory) {
    workers = new RealWorkers(directory);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  @Test
  void detectsFlightsAndReadsThemAll() throws IOException {
    Detected flights = detect("flights.csv.gz");

    assertThat(flights.format())
        .isEqualTo(new Format.Csv(",", "\"", "", true, "utf-8", List.of("NA"), "", ""));
    assertThat(types(flights))
        .isEqualTo(
            "year int64, month int64, day int64, dep_time int64, sched_dep_time int64, dep_delay int64,"
                + " arr_time int64, sched_arr_time int64, arr_delay int64, carrier string, flight int64,"
                + " tailnum string, origin string, dest string, air_time int64, distance int64, hour int64,"
                + " minute int64, time_hour timestamptz");
    assertThat(flights.notes()).isEmpty();
    assertThat(
            query(
                "SELECT count(*), count(*) - count(dep_time), count(*) FILTER (carrier = 'UA'), min(time_hour),"
                    + " sum(distance), sum(arr_delay), count(tailnum) FROM t",
                "flights.csv.gz",
                flights))
        .isEqualTo("[[336776,8255,58665,\"2013-01-01T10:00Z\",350217607,2257174,334264]]");
  }

  @Test
  void detectsTheOtherTables() throws IOException {
    assertThat(types(detect("airlines.csv.gz"))).isEqualTo("carrier string, name string");
    assertThat(types(detect("airports.csv.gz")))
        .isEqualTo(
            "faa string, name string, lat float64, lon float64, alt int64, tz int64, dst string, tzone string");
    assertThat(types(detect("planes.csv.gz")))
        .isEqualTo(
            "tailnum string, year int64, type string, manufacturer string, model string, engines int64,"
                + " seats int64, speed int64, engine string");
    assertThat(types(detect("weather.csv.gz")))
        .isEqualTo(
            "origin string, year int64, month int64, day int64, hour int64, temp float64, dewp float64,"
                + " humid float64, wind_dir int64, wind_speed float64, wind_gust float64, precip float64,"
                + " pressure float64, visib float64, time_hour timestamptz");
  }

  @Test
  void readsEveryValueOfWhatItDetected() throws IOException {
    for (String file :
        List.of("airlines.csv.gz", "airports.csv.gz", "planes.csv.gz", "weather.csv.gz")) {
      Detected detected = detect(file);
      String counts =
          detected.schema().names().stream()
              .map(name -> "count(" + Sql.name(name) + ")")
              .collect(Collectors.joining(", "));
      assertThat(query("SELECT " + counts + " FROM t", file, detected)).startsWith("[[");
    }
    assertThat(
            query("SELECT count(*), count(speed) FROM t", "planes.csv.gz", detect("planes.csv.gz")))
        .isEqualTo("[[3322,23]]");
  }

  private static Detected detect(String file) throws IOException {
    return workers
        .engine()
        .detect(new DetectTask("d1", List.of(file(file)), Optional.empty(), LIMITS), Listener.NONE);
  }

  private static String query(String sql, String file, Detected detected) throws IOException {
    Scan scan = new Scan(detected.schema(), detected.format(), Map.of(), List.of(file(file)), "1");
    Rows rows =
        workers
            .engine()
            .query(
                new QueryTask("q1", List.of(new Input("t", scan)), sql, 5, LIMITS), Listener.NONE);
    return rows.rows().text();
  }

  private static Scan.File file(String name) throws IOException {
    Path path = DATA.resolve(name);
    return new Scan.File("file://" + path, Files.size(path), -1);
  }

  private static String types(Detected detected) {
    return detected.schema().columns().stream()
        .map(NycFlightsIT::type)
        .collect(Collectors.joining(", "));
  }

  private static String type(Column column) {
    return column.name() + " " + column.type();
  }
}
