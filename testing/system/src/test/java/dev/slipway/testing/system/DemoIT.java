// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo, run twice and then asked. The counts of flights are those that the data's publisher
 * gives; the other figures were computed from the same files with DuckDB alone.
 */
class DemoIT {
  @TempDir private static Path folder;
  private static Launcher launcher = new Launcher(Path.of(""));
  private static Ended first = new Ended(-1, "", "");
  private static Ended second = new Ended(-1, "", "");

  @BeforeAll
  static void runTwice() throws IOException, InterruptedException {
    launcher = new Launcher(folder);
    first = launcher.run("demo", "--exit", "--port", "0", "--data", data());
    second = launcher.run("demo", "--exit", "--port", "0", "--data", data());
  }

  @Test
  void buildsEverythingTheFirstTime() {
    assertThat(first.exit()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).contains("14 made, 0 skipped.");
  }

  @Test
  void printsThePublishedCountsOfFlights() {
    assertThat(first.line("UA"))
        .contains("United Air Lines Inc.", "58665", "12.106", "41.0", "0.012");
    assertThat(first.line("B6")).contains("JetBlue Airways", "54635");
    assertThat(first.line("EV")).contains("ExpressJet Airlines Inc.", "54173");
  }

  @Test
  void printsWhereEachResultComesFrom() {
    assertThat(first.out())
        .containsPattern(
            "Snapshot \\d+, 15 rows\\. Made by prepare_airports, prepare_flights, prepare_planes, prepare_weather"
                + " → join_flights → group_carriers, group_routes → keep_busy_routes → rank_routes → find_worst_routes");
  }

  @Test
  void isUpToDateTheSecondTimeAndSaysWhy() {
    assertThat(second.exit()).as(second.out() + second.err()).isZero();
    assertThat(second.out()).contains("Everything is up to date:", "0 of 14 would run.");
    assertThat(second.line("UA")).isEqualTo(first.line("UA"));
  }

  @Test
  void answersQuestionsAsTheRawFilesDo() throws IOException, InterruptedException {
    try (Studio studio = Studio.start(launcher, Path.of(data()))) {
      assertThat(studio.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(number("SELECT COUNT(*) AS n FROM flights_joined")).isEqualTo("336776");
      assertThat(number("SELECT COUNT(*) AS n FROM flights_joined WHERE cancelled"))
          .isEqualTo("8255");
      assertThat(number("SELECT COUNT(*) AS n FROM flights_joined WHERE rain_mm IS NOT NULL"))
          .isEqualTo("335220");
      assertThat(number("SELECT COUNT(*) AS n FROM flights_joined WHERE destination IS NULL"))
          .isEqualTo("7602");
      assertThat(number("SELECT COUNT(*) AS n FROM flights_joined WHERE manufacturer IS NULL"))
          .isEqualTo("52606");
      assertThat(number("SELECT COUNT(*) AS n FROM route_months")).isEqualTo("3869");
      assertThat(number("SELECT SUM(flights) AS n FROM months")).isEqualTo("336776");
      assertThat(number("SELECT flights AS n FROM weather_delays WHERE weather = 'heavy rain'"))
          .isEqualTo("4447");
      assertThat(number("SELECT COUNT(*) AS n FROM ranked_routes")).isEqualTo("317");
      assertThat(number("SELECT route AS n FROM worst_routes WHERE carrier = 'EV'"))
          .isEqualTo("EWR-TYS");
    }
  }

  private static String number(String sql) throws IOException, InterruptedException {
    Ended ended = launcher.run("sql", "--data", data(), "--project", "nycflights", sql);
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out().strip().lines().reduce((head, last) -> last).orElseThrow().strip();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }
}
