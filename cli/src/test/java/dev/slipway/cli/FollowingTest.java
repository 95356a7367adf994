// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.RunState;
import dev.slipway.model.SlipwayException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final String LOOK = "GET /api/v1/runs/" + Answers.RUN;
  private static final String AWAY = Answers.problem("unavailable", 503, "Not now.", "");

  private Instant now = CommandLineFixture.NOW;

  @Test
  void goesOnWhenTheServerIsBackAfterARestart() {
    try (FakeServer server = new FakeServer()) {
      server
          .on(LOOK, Answers.detail("running"))
          .refuses(LOOK, 503, AWAY)
          .refuses(LOOK, 503, AWAY)
          .on(LOOK, Answers.detail("succeeded"));

      assertThat(follow(server).run().state()).isEqualTo(RunState.SUCCEEDED);
    }
  }

  @Test
  void givesUpOnAServerThatStaysAway() {
    try (FakeServer server = new FakeServer()) {
      server.refuses(LOOK, 503, AWAY);

      assertThatThrownBy(() -> follow(server))
          .isInstanceOf(SlipwayException.class)
          .hasMessage("Not now.");
      assertThat(Duration.between(CommandLineFixture.NOW, now))
          .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }
  }

  @Test
  void doesNotWaitWhereWaitingDoesNotHelp() {
    try (FakeServer server = new FakeServer()) {
      server.refuses(LOOK, 404, Answers.problem("not-found", 404, "There is no such run.", ""));

      assertThatThrownBy(() -> follow(server)).hasMessage("There is no such run.");
      assertThat(now).isEqualTo(CommandLineFixture.NOW);
    }
  }

  private Wire.Detail follow(FakeServer server) {
    Path nowhere = Path.of("");
    Surroundings surroundings =
        new Surroundings(
            nowhere, nowhere, nowhere, List.of(), () -> now, time -> now = now.plus(time));
    return new Following(new Server(new Address(URI.create(server.url()), "")), surroundings)
        .untilEnd(Answers.RUN, (detail, at) -> {});
  }
}
