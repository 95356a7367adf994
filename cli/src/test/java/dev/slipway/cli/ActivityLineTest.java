// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import org.junit.jupiter.api.Test;

class ActivityLineTest {
  @Test
  void saysHowLongItRunsAndWhichAttemptItIs() {
    String second = Answers.running("join").replace("\"attempts\":1", "\"attempts\":2");

    assertThat(line(Answers.running("join"))).isEqualTo("▸ join  running    8.0 s");
    assertThat(line(second)).isEqualTo("▸ join  running    attempt 2, 8.0 s");
  }

  @Test
  void saysWhatWasMade() {
    assertThat(line(Answers.made("join", "joined")))
        .isEqualTo("✓ join  succeeded  336,776 rows, 21.3 MB, 2.5 s");
  }

  @Test
  void saysWhyNothingWasDone() {
    String skipped =
        Answers.activity("join", "skipped", "up to date: nothing changed", ",\"result\":{}");

    assertThat(line(skipped)).isEqualTo("= join  skipped    up to date: nothing changed");
  }

  @Test
  void saysWhyItFailed() {
    assertThat(line(Answers.failed("join", "Row 7 is ragged.")))
        .isEqualTo("✗ join  failed     Row 7 is ragged.");
  }

  @Test
  void namesThePartition() {
    String daily =
        Answers.running("join").replace("\"partition\":\"\"", "\"partition\":\"2026-03-01\"");

    assertThat(line(daily)).startsWith("▸ join@2026-03-01  running");
  }

  @Test
  void showsNoOutputOfWhatWasRejected() {
    String rejected = Answers.made("join", "joined").replace("\"succeeded\"", "\"rejected\"");

    assertThat(ActivityLine.published(activity(rejected))).isEmpty();
    assertThat(ActivityLine.published(activity(Answers.made("join", "joined")))).hasSize(1);
  }

  private static String line(String json) {
    return ActivityLine.of(activity(json), CommandLineFixture.NOW).text(4);
  }

  private static Activity activity(String json) {
    return Documents.readStored(Activity.class, Documents.parse(json));
  }
}
