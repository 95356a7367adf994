// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.AttemptId;
import dev.slipway.spi.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final AttemptId ATTEMPT =
      new AttemptId(Build.uid(1), ActivityKey.whole(Build.uid(2)), 1);

  private final MemoryLogs kept = new MemoryLogs();
  private final List<String> happened = new ArrayList<>();

  /** Logs that take their time to close, and tell when. */
  private final class SlowLogs implements Logs {
    private final CountDownLatch mayClose = new CountDownLatch(1);

    @Override
    public Writer open(String name) {
      happened.add("opened");
      Writer writer = kept.open(name);
      return new Writer() {
        @Override
        public void line(String text) {
          writer.line(text);
        }

        @Override
        public void close() {
          try {
            mayClose.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          happened.add("closed");
        }
      };
    }

    @Override
    public Slice read(String name, long offset, int most) {
      return kept.read(name, offset, most);
    }

    @Override
    public void delete(String name) {
      kept.delete(name);
    }
  }

  private static Reports reports(Logs logs) {
    return new Reports(logs, new ProgressFeed(), Thread.ofVirtual().factory());
  }

  @Test
  void hearsNothingAfterTheEnd() {
    Reports.Report report = reports(kept).open(ATTEMPT);
    report.log("at work");
    report.close();

    report.log("The connection to the worker broke.");

    assertThat(kept.text(Reports.logName(ATTEMPT))).isEqualTo("at work\n");
  }

  @Test
  void opensALogAgainOnlyWhenItIsClosed() {
    SlowLogs logs = new SlowLogs();
    Reports reports = reports(logs);
    reports.open(ATTEMPT).close();
    Thread.ofVirtual().start(logs.mayClose::countDown);

    reports.open(ATTEMPT);

    assertThat(happened).containsExactly("opened", "closed", "opened");
  }
}
