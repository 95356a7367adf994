// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsAndLogsTest extends ServedCommands {
  private static final String LOOK = "GET /api/v1/runs/" + Answers.RUN;

  @Test
  void listsRuns() {
    server.on("GET /api/v1/runs?limit=20", Answers.items(Answers.run("failed")));

    slipway.run("runs");

    assertThat(slipway.out()).contains(Answers.RUN + "  build  failed  2026-03-01T12:00:00Z");
  }

  @Test
  void showsOneRunWithItsActivities() {
    server.on(LOOK, Answers.detail("running", Answers.running("join")));

    slipway.run("runs", Answers.RUN);

    assertThat(slipway.out())
        .contains("▸ join  running    8.0 s")
        .contains("Run " + Answers.RUN + " is running.");
  }

  @Test
  void printsTheLogOfAnActivityByTheNameOfItsRecipe() {
    server
        .on(LOOK, Answers.detail("succeeded", Answers.made("join", "joined")))
        .on(log(0), "{\"text\":\"one\\ntwo\\n\",\"next\":8}")
        .on(log(8), "{\"text\":\"\",\"next\":8}");

    assertThat(slipway.run("logs", Answers.RUN, "JOIN")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).isEqualTo("one\ntwo\n");
  }

  @Test
  void followsALogUntilTheRunHasEnded() {
    server
        .on(LOOK, Answers.detail("running"))
        .on(LOOK, Answers.detail("succeeded"))
        .on(whole(0), "{\"text\":\"\",\"next\":0}")
        .on(whole(0), "{\"text\":\"late\\n\",\"next\":5}")
        .on(whole(5), "{\"text\":\"\",\"next\":5}");

    slipway.run("logs", "-f", Answers.RUN);

    assertThat(slipway.out()).isEqualTo("late\n");
  }

  @Test
  void suggestsTheActivityThatWasMeant() {
    server.on(LOOK, Answers.detail("succeeded", Answers.made("join_flights", "joined")));

    assertThat(slipway.run("logs", Answers.RUN, "join_fligths")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err())
        .contains("has no activity 'join_fligths'. Did you mean 'join_flights'?");
  }

  @Test
  void asksARunToEnd() {
    server.on("POST /api/v1/runs/" + Answers.RUN + "/actions/cancel", Answers.run("running"));

    assertThat(slipway.run("cancel", Answers.RUN)).isEqualTo(Exit.DONE);
  }

  private static String log(long offset) {
    return whole(offset) + "&activity=" + Answers.RECIPE;
  }

  private static String whole(long offset) {
    return "GET /api/v1/runs/" + Answers.RUN + "/log?offset=" + offset + "&limit=262144";
  }
}
