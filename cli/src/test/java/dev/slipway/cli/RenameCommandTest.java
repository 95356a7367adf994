// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenameCommandTest extends ServedCommands {
  @Test
  void showsWhatHasAnotherNameAndWhatRefersToIt() {
    server.on(
        "POST /api/v1/projects/nyc/datasets/late/actions/rename?dryRun=false",
        """
        {"results":[{"ref":"dataset:nyc/delayed","outcome":"changed","difference":{},"generation":2},
         {"ref":"recipe:nyc/filter_late","outcome":"changed","difference":{},"generation":5}]}
        """);

    assertThat(slipway.run("rename", "dataset:nyc/late", "delayed")).isEqualTo(Exit.DONE);

    assertThat(server.asked().getFirst().body()).isEqualTo("{\"name\":\"delayed\"}");
    assertThat(slipway.out())
        .containsPattern("dataset:nyc/delayed +changed +2")
        .containsPattern("recipe:nyc/filter_late +changed +5");
  }

  @Test
  void takesTheProjectMeantAndOnlyLooksInADryRun() {
    server.on(
        "POST /api/v1/projects/nyc/datasets/late/actions/rename?dryRun=true", "{\"results\":[]}");

    assertThat(slipway.run("rename", "datasets:late", "late", "--project", "nyc", "--dry-run"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("dataset:nyc/late is called so already.");
  }

  @Test
  void saysHowAReferenceIsWritten() {
    assertThat(slipway.run("rename", "late", "delayed")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err()).contains("'late' is no reference", "dataset:nyc/flights");
  }
}
