// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryCommandsTest extends ServedCommands {
  private static final String LATE = "/api/v1/projects/nyc/datasets/late";

  @Test
  void listsWhoMadeEachGenerationAndWhatChanged() {
    server.on(
        "GET " + LATE + "/generations?limit=20",
        """
        {"items":[
          {"generation":2,"at":"2026-01-31T12:00:00Z","by":"ann","action":"change",
           "changes":[{"pointer":"/title","after":"x"},{"pointer":"/tags","after":["y"]}]},
          {"generation":1,"at":"2026-01-30T12:00:00Z","action":"create"}]}
        """);

    assertThat(slipway.run("history", "dataset:nyc/late")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .containsPattern("2 .*ann +change +/title, /tags")
        .containsPattern("1 .* create");
  }

  @Test
  void restoresAGeneration() {
    server.on(
        "POST " + LATE + "/actions/restore?dryRun=false",
        "{\"results\":[{\"ref\":\"dataset:nyc/late\",\"outcome\":\"changed\",\"generation\":3}]}");

    assertThat(slipway.run("restore", "dataset:nyc/late", "--generation", "1"))
        .isEqualTo(Exit.DONE);

    assertThat(server.asked().getFirst().body()).isEqualTo("{\"generation\":1}");
    assertThat(slipway.out()).containsPattern("dataset:nyc/late +changed +3");
    assertThat(slipway.run("restore", "dataset:nyc/late")).isEqualTo(Exit.USAGE);
  }

  @Test
  void comparesAGenerationWithNow() {
    server.on(
        "GET " + LATE + "/generations/1/difference",
        "{\"ref\":\"dataset:nyc/late\",\"from\":1,\"to\":3,\"patch\":{},\"yaml\":\"+ title: x\\n\"}");
    server.on(
        "GET " + LATE + "/generations/3/difference",
        "{\"ref\":\"dataset:nyc/late\",\"from\":3,\"to\":3}");

    assertThat(slipway.run("diff", "dataset:nyc/late", "--generation", "1")).isEqualTo(Exit.NO);
    assertThat(slipway.out()).isEqualToNormalizingNewlines("+ title: x\n");
    assertThat(slipway.run("diff", "dataset:nyc/late", "--generation", "3")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).contains("is as it was at generation 3");
  }

  @Test
  void comparesEitherFilesOrAGeneration() {
    assertThat(slipway.run("diff")).isEqualTo(Exit.USAGE);
    assertThat(slipway.run("diff", "dataset:nyc/late")).isEqualTo(Exit.USAGE);
    assertThat(slipway.run("diff", "-f", "x", "dataset:nyc/late", "--generation", "1"))
        .isEqualTo(Exit.USAGE);
  }
}
