// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

final class OneRecordFilterTest {
  private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR Forged";
  private static final PatternFormatter FORMATTER =
      new PatternFormatter("%d{yyyy-MM-dd} %-5p %c{1} %s%e%n");

  /** What some reader of a log takes for the end of a line, or for a command. */
  private static final List<String> BREAKS =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\u000b",
          "\f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\0",
          "\u001b[2K\u001b[1G",
          "\b\b\b",
          "\u007f",
          "\u009b2J",
          "\u202e",
          "\u2066",
          "\u200f",
          "\ud800",
          "\n\tat ",
          "%n",
          "{0}\n");

  private static List<String> logged(String format, FormatStyle style, Object... parameters) {
    return logged(record(format, style, parameters));
  }

  private static ExtLogRecord record(String format, FormatStyle style, Object... parameters) {
    ExtLogRecord record = new ExtLogRecord(Level.SEVERE, format, style, "test");
    record.setLoggerName("dev.slipway.Test");
    record.setParameters(parameters);
    return record;
  }

  private static List<String> logged(ExtLogRecord record) {
    assertThat(new OneRecordFilter().isLoggable(record)).isTrue();
    return FORMATTER.format(record).lines().toList();
  }

  @Test
  void aMessageStaysOneLine() {
    for (String end : BREAKS) {
      for (FormatStyle style : FormatStyle.values()) {
        String pattern = style == FormatStyle.PRINTF ? "A %s" : "A {0}";
        assertThat(logged(pattern, style, "b" + end + FORGED)).as(end).hasSize(1);
        assertThat(logged("b" + end.replace("%n", "%%n") + FORGED, style)).as(end).hasSize(1);
      }
    }
  }

  @Test
  void whatAFaultSaysFollowsBehindATab() {
    for (String end : BREAKS) {
      IllegalStateException cause = new IllegalStateException("c" + end + FORGED);
      ExtLogRecord record = record("A", FormatStyle.NO_FORMAT);
      record.setThrown(new IllegalArgumentException("b" + end + FORGED, cause));

      List<String> lines = logged(record);

      assertThat(lines.getFirst()).endsWith("A");
      assertThat(lines.stream().skip(1)).allMatch(line -> line.startsWith("\t"));
      assertThat(lines.stream().filter(line -> line.contains(FORGED))).as(end).hasSize(2);
      assertThat(String.join("", lines))
          .doesNotContainPattern("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]");
    }
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(logged("x".repeat(1 << 20), FormatStyle.NO_FORMAT).getFirst())
        .hasSizeLessThan(17_000)
        .endsWith("(1048576 characters)");
  }

  @Test
  void aCircleOfCausesEnds() {
    IllegalStateException one = new IllegalStateException("one");
    IllegalStateException two = new IllegalStateException("two", one);
    one.initCause(two);
    ExtLogRecord record = record("A", FormatStyle.NO_FORMAT);
    record.setThrown(one);

    assertThat(logged(record).stream().filter(line -> line.contains("caused by"))).hasSize(1);
  }
}
