// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter out = new StringWriter();

  @Test
  void writesALineForEachChangeInAPipe() {
    Progress progress = Progress.on(terminal(false));
    progress.show(detail(Answers.running("join"), waiting()), CommandLineFixture.NOW);
    progress.show(detail(Answers.running("join"), waiting()), CommandLineFixture.NOW);
    progress.show(detail(Answers.made("join", "joined"), waiting()), CommandLineFixture.NOW);

    assertThat(out.toString().lines())
        .containsExactly(
            "▸ join   running    8.0 s", "✓ join   succeeded  336,776 rows, 21.3 MB, 2.5 s");
  }

  @Test
  void drawsAllLinesAgainOnATerminal() {
    Progress progress = Progress.on(terminal(true));
    progress.show(detail(Answers.running("join"), waiting()), CommandLineFixture.NOW);
    progress.show(detail(Answers.made("join", "joined"), waiting()), CommandLineFixture.NOW);

    assertThat(out.toString())
        .contains("\u001b[2A", "▸ join ", "· group", "✓ join ")
        .doesNotContain("\r");
    assertThat(out.toString().indexOf("\u001b[2A")).isGreaterThan(0);
  }

  @Test
  void keepsALineOnATerminalShorterThanTheScreen() {
    Progress.on(terminal(true))
        .show(
            detail(Answers.failed("join", "x".repeat(400) + "\\n\\u001b[2J")),
            CommandLineFixture.NOW);

    assertThat(out.toString()).hasSizeLessThan(150).doesNotContain("\u001b[2J");
  }

  @Test
  void letsANarrowTerminalCutLinesSoThatNoneWraps() {
    Progress.on(terminal(true)).show(detail(waiting()), CommandLineFixture.NOW);

    assertThat(out.toString()).startsWith("\u001b[?7l").endsWith("\u001b[?7h");
  }

  private static String waiting() {
    return Answers.activity("group", "waiting", "it was never built", ",\"result\":{}")
        .replace(Answers.RECIPE, "01k0000000000000000000000e");
  }

  private static Wire.Detail detail(String... activities) {
    return Documents.readStored(
        Wire.Detail.class, Documents.parse(Answers.detail("running", activities)));
  }

  private Terminal terminal(boolean live) {
    return new Terminal(new PrintWriter(out), new PrintWriter(out), live);
  }
}
