// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpgradeCommandsTest extends ServedCommands {
  private static final String OLD =
      "{\"uid\":\"01jkc0000000000000000000aa\",\"expires\":\"2026-03-01T12:00:14Z\","
          + "\"release\":{\"version\":\"0.1.0\",\"form\":2},\"since\":\"2026-02-01T08:00:00Z\"}";
  private static final String SILENT =
      "{\"uid\":\"01jkc0000000000000000000ab\",\"expires\":\"2026-03-01T12:00:14Z\"}";
  private static final String FINISH = "POST /api/v1/upgrade/actions/finish?dryRun=";

  private static String status(String rest) {
    return "{\"state\":{\"own\":{\"version\":\"0.2.0\",\"form\":4},\"newest\":4,\"oldest\":2,"
        + "\"pending\":[{\"number\":4,\"name\":\"no-hints\"}]},"
        + "\"servers\":["
        + OLD
        + ","
        + SILENT
        + "],\"outdated\":[{\"kind\":\"recipe\",\"version\":1,\"current\":3,\"earlier\":7}]"
        + rest
        + "}";
  }

  @Test
  void tellsServersWhatIsLeftAndWhatStandsInTheWay() {
    server.on("GET /api/v1/upgrade", status(",\"hindrances\":[\"At work is an old one.\"]"));

    assertThat(slipway.run("upgrade", "status")).isEqualTo(Exit.DONE);
    assertThat(slipway.out())
        .contains(
            "Slipway 0.2.0 knows form 4",
            "must know form 2 at least",
            "01jkc0000000000000000000aa  0.1.0    2          2026-02-01T08:00:00Z",
            "01jkc0000000000000000000ab  unknown  2 or less  unknown",
            "version 1 of the form of recipes: 3, and 7 of earlier generations",
            "step 4, no-hints",
            "cannot be finished now. At work is an old one.");
  }

  @Test
  void saysThatItCanBeFinishedAndDoesNothingInADryRun() {
    server.on(FINISH + "true", "{\"status\":" + status("") + "}");

    assertThat(slipway.run("upgrade", "finish", "--dry-run")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).contains("can be finished: `slipway upgrade finish`");
  }

  @Test
  void asksAgainUntilItIsFinished() {
    server.on(FINISH + "false", "{\"recast\":10000,\"status\":" + status("") + "}");
    server.on(
        FINISH + "false",
        "{\"recast\":5,\"taken\":[{\"number\":4,\"name\":\"no-hints\"}],\"status\":"
            + status(",\"finished\":true")
            + "}");

    assertThat(slipway.run("upgrade", "finish")).isEqualTo(Exit.DONE);
    assertThat(slipway.out())
        .contains("10000 specs, going on", "finished: 10005 specs", "taken away was no-hints.");
  }

  @Test
  void givesUpWhereTheServerDoesNotComeForward() {
    server.on(FINISH + "false", "{\"status\":" + status("") + "}");

    assertThat(slipway.run("upgrade", "finish")).isEqualTo(Exit.NO);
    assertThat(slipway.err()).contains("writes nothing more");
  }

  @Test
  void saysWhatItTakes() {
    assertThat(slipway.run("upgrade")).isEqualTo(Exit.USAGE);
    assertThat(slipway.err()).contains("status or finish");
  }
}
