// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildCommandTest extends ServedCommands {
  private static final String BUILD = "POST /api/v1/projects/nyc/actions/build?dryRun=false";
  private static final String LOOK = "GET /api/v1/runs/" + Answers.RUN;

  @BeforeEach
  void chooseAProject() {
    slipway.with("--project", "nyc");
  }

  @Test
  void printsALineForEachChangeAndTheEnd() {
    server
        .on(BUILD, Answers.run("waiting"))
        .on(LOOK, Answers.detail("running", Answers.running("join_flights")))
        .on(LOOK, Answers.detail("running", Answers.running("join_flights")))
        .on(LOOK, Answers.detail("succeeded", Answers.made("join_flights", "flights_joined")));

    assertThat(slipway.run("build")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .containsOnlyOnce("▸ join_flights  running")
        .contains("✓ join_flights  succeeded  336,776 rows, 21.3 MB, 2.5 s")
        .contains("Build " + Answers.RUN + " succeeded in 4.0 s: 1 made, 0 skipped.");
  }

  @Test
  void tellsWhatTheChecksOfAPublishedOutputWarnOf() {
    String made =
        Answers.made("join_flights", "flights_joined")
            .replace("336776 rows", "warning: column 'seats' holds 3 nulls in 9 rows");
    server.on(BUILD, Answers.run("waiting")).on(LOOK, Answers.detail("succeeded", made));

    assertThat(slipway.run("build")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .contains("Warning about 'flights_joined': column 'seats' holds 3 nulls in 9 rows.");
  }

  @Test
  void sendsTargetsModeAndPriority() {
    server.on(BUILD, Answers.run("waiting")).on(LOOK, Answers.detail("succeeded"));

    slipway.run("build", "--mode", "only", "--priority", "backfill", "flights_joined", "carriers");

    assertThat(server.asked().getFirst().body())
        .isEqualTo(
            "{\"targets\":[\"flights_joined\",\"carriers\"],\"mode\":\"only\",\"priority\":\"backfill\"}");
  }

  @Test
  void saysNoByItsExitCodeWhenTheBuildFails() {
    server
        .on(BUILD, Answers.run("waiting"))
        .on(
            LOOK,
            Answers.detail("failed", Answers.failed("prepare", "Row 7 of flights.csv is ragged.")));

    assertThat(slipway.run("build")).isEqualTo(Exit.NO);

    assertThat(slipway.out())
        .contains("✗ prepare  failed     Row 7 of flights.csv is ragged.")
        .contains("See `slipway logs " + Answers.RUN + " prepare`.");
  }

  @Test
  void explainsADryRun() {
    server.on(
        "POST /api/v1/projects/nyc/actions/build?dryRun=true",
        """
        {"activities":[{"key":{"recipe":"%s","partition":""},"recipe":"join_flights","needs":[],"runs":true,
         "reason":"its definition changed"}]}
        """
            .formatted(Answers.RECIPE));

    assertThat(slipway.run("build", "--dry-run")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .contains("join_flights  run    its definition changed")
        .contains("1 of 1 would run.");
  }

  @Test
  void startsAndLeavesWithoutWaiting() {
    server.on(BUILD, Answers.run("waiting"));

    assertThat(slipway.run("build", "--no-wait")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).isEqualToIgnoringNewLines(Answers.RUN);
  }

  @Test
  void suggestsTheModeThatWasMeant() {
    assertThat(slipway.run("build", "--mode", "stal")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err()).contains("'stal' is no mode of building. Did you mean 'stale'?");
  }

  @Test
  void printsNothingButTheAnswerForMachines() {
    server
        .on(BUILD, Answers.run("waiting"))
        .on(LOOK, Answers.detail("succeeded", Answers.made("join_flights", "flights_joined")));

    slipway.run("build", "-o", "json");

    assertThat(slipway.out()).startsWith("{").doesNotContain("✓");
  }
}
