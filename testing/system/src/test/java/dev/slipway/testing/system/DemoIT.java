// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The demo, run twice and then asked. The counts of flights are those that the data's publisher
 * gives; the other figures were computed from the same files with DuckDB alone.
 */
@ExtendWith(Demonstration.Given.class)
class DemoIT {
  private final Demonstration demo;

  DemoIT(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void buildsEverythingTheFirstTime() {
    Ended first = demo.first();

    assertThat(first.exit()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).contains("14 made, 0 skipped.");
  }

  @Test
  void printsThePublishedCountsOfFlights() {
    Ended first = demo.first();

    assertThat(first.line("UA"))
        .contains("United Air Lines Inc.", "58665", "12.106", "41.0", "0.012");
    assertThat(first.line("B6")).contains("JetBlue Airways", "54635");
    assertThat(first.line("EV")).contains("ExpressJet Airlines Inc.", "54173");
  }

  @Test
  void printsWhereEachResultComesFrom() {
    assertThat(demo.first().out())
        .containsPattern(
            "Snapshot \\d+, 15 rows\\. Made by prepare_airports, prepare_flights, prepare_planes, prepare_weather"
                + " → join_flights → group_carriers, group_routes → keep_busy_routes → rank_routes → find_worst_routes");
  }

  @Test
  void isUpToDateTheSecondTimeAndSaysWhy() {
    Ended second = demo.second();

    assertThat(second.exit()).as(second.out() + second.err()).isZero();
    assertThat(second.out()).contains("Everything is up to date:", "0 of 14 would run.");
    assertThat(second.line("join_flights")).contains("skip", "nothing changed since");
    assertThat(second.line("UA")).isEqualTo(demo.first().line("UA"));
  }

  @Test
  void answersQuestionsAsTheRawFilesDo() throws IOException, InterruptedException {
    try (Studio studio = demo.serve()) {
      assertThat(studio.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(demo.value("SELECT COUNT(*) AS n FROM flights_joined")).isEqualTo("336776");
      assertThat(demo.value("SELECT COUNT(*) AS n FROM flights_joined WHERE cancelled"))
          .isEqualTo("8255");
      assertThat(demo.value("SELECT COUNT(rain_mm) AS n FROM flights_joined")).isEqualTo("335220");
      assertThat(demo.value("SELECT COUNT(destination) AS n FROM flights_joined"))
          .isEqualTo("329174");
      assertThat(demo.value("SELECT COUNT(manufacturer) AS n FROM flights_joined"))
          .isEqualTo("284170");
      assertThat(demo.value("SELECT COUNT(*) AS n FROM route_months")).isEqualTo("3869");
      assertThat(demo.value("SELECT SUM(flights) AS n FROM months")).isEqualTo("336776");
      assertThat(demo.value("SELECT flights AS n FROM weather_delays WHERE weather = 'heavy rain'"))
          .isEqualTo("4447");
      assertThat(demo.value("SELECT COUNT(*) AS n FROM ranked_routes")).isEqualTo("317");
      assertThat(demo.value("SELECT route AS n FROM worst_routes WHERE carrier = 'EV'"))
          .isEqualTo("EWR-TYS");
    }
  }
}
