// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Logs.Slice;
import dev.slipway.spi.Logs.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLogsTest {
  private static final String LOG = "runs/r1/activity@p=1";

  @TempDir Path directory;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void cutsALineThatNobodyWouldReadToItsEnd() {
    assertThat(LogWriter.escaped("x".repeat(1 << 20)))
        .hasSizeLessThan(70_000)
        .endsWith("(1048576 characters)");
    assertThat(LogWriter.escaped("a\u2028b\u202ec")).isEqualTo("a\\u2028b\\u202ec");
  }

  @Test
  void showsALineAsSoonAsItIsWritten() {
    try (DirectoryLogs logs = logs();
        Writer writer = logs.open(LOG)) {
      writer.line("one");
      assertThat(logs.read(LOG, 0, 100)).isEqualTo(new Slice("one\n", 4));
      writer.line("two");
      assertThat(logs.read(LOG, 4, 100)).isEqualTo(new Slice("two\n", 8));
      assertThat(logs.read(LOG, 8, 100)).isEqualTo(new Slice("", 8));
    }
  }

  @Test
  void answersNothingForALogThatIsNotThere() {
    try (DirectoryLogs logs = logs()) {
      assertThat(logs.read("runs/none", 0, 100)).isEqualTo(new Slice("", 0));
      logs.delete("runs/none");
    }
  }

  @Test
  void endsASliceWithALineAndCutsOnlyALongerOne() {
    try (DirectoryLogs logs = logs();
        Writer writer = logs.open(LOG)) {
      writer.line("12345");
      writer.line("äöü€");

      assertThat(logs.read(LOG, 0, 8)).isEqualTo(new Slice("12345\n", 6));
      assertThat(logs.read(LOG, 0, 3)).isEqualTo(new Slice("123", 3));
      assertThat(logs.read(LOG, 6, 3)).isEqualTo(new Slice("ä", 8));
      assertThat(logs.read(LOG, 10, 3)).isEqualTo(new Slice("ü", 12));
      assertThat(logs.read(LOG, 12, 3)).isEqualTo(new Slice("€", 15));
    }
  }

  @Test
  void makesOneLineOfEachCall() {
    try (DirectoryLogs logs = logs();
        Writer writer = logs.open(LOG)) {
      writer.line("a\nb\r\u001b[31m\tc");

      assertThat(logs.read(LOG, 0, 100).text()).isEqualTo("a\\u000ab\\u000d\\u001b[31m\tc\n");
    }
  }

  @Test
  void goesOnAtTheEndAndEndsALineThatACrashCut() throws IOException {
    try (DirectoryLogs logs = logs()) {
      try (Writer writer = logs.open(LOG)) {
        writer.line("one");
      }
      Files.writeString(segments().toList().getFirst(), "half", UTF_8, StandardOpenOption.APPEND);
      try (Writer writer = logs.open(LOG)) {
        writer.line("two");
      }

      assertThat(logs.read(LOG, 0, 100).text()).isEqualTo("one\nhalf\ntwo\n");
    }
  }

  @Test
  void readsOverTheBoundsOfSegments() throws IOException {
    try (DirectoryLogs logs = new DirectoryLogs(directory, 1000, 10, scheduler);
        Writer writer = logs.open(LOG)) {
      for (int i = 0; i < 10; i++) {
        writer.line("line " + i);
      }

      assertThat(segments()).hasSize(10);
      assertThat(logs.read(LOG, 0, 1000).text().lines()).hasSize(10).last().isEqualTo("line 9");
      assertThat(logs.read(LOG, 14, 14)).isEqualTo(new Slice("line 2\nline 3\n", 28));
    }
  }

  @Test
  void dropsTheOldestSegmentsAboveTheLimitAndReadsOnFromWhatIsLeft() throws IOException {
    try (DirectoryLogs logs = new DirectoryLogs(directory, 30, 10, scheduler);
        Writer writer = logs.open(LOG)) {
      for (int i = 0; i < 10; i++) {
        writer.line("line " + i);
        settle();
      }

      Slice rest = logs.read(LOG, 0, 1000);
      assertThat(rest.text().lines()).hasSizeLessThanOrEqualTo(4).last().isEqualTo("line 9");
      assertThat(rest.next()).isEqualTo(70);
      assertThat(segments().mapToLong(file -> file.toFile().length()).sum())
          .isLessThanOrEqualTo(30);
    }
  }

  @Test
  void neverDropsASegmentThatIsBeingWritten() {
    try (DirectoryLogs logs = new DirectoryLogs(directory, 30, 1000, scheduler);
        Writer first = logs.open("first");
        Writer second = logs.open("second")) {
      for (int i = 0; i < 10; i++) {
        first.line("line " + i);
        second.line("line " + i);
      }

      assertThat(logs.read("first", 0, 1000).text().lines()).hasSize(10);
      assertThat(logs.read("second", 0, 1000).text().lines()).hasSize(10);
    }
  }

  @Test
  void countsWhatEarlierProcessesLeftTowardsTheLimit() throws IOException {
    try (DirectoryLogs logs = logs();
        Writer writer = logs.open("old")) {
      writer.line("x".repeat(100));
    }
    try (DirectoryLogs logs = new DirectoryLogs(directory, 50, 10, scheduler);
        Writer writer = logs.open("new")) {
      writer.line("y");

      assertThat(logs.read("old", 0, 1000).text()).isEmpty();
      assertThat(logs.read("new", 0, 1000).text()).isEqualTo("y\n");
    }
  }

  @Test
  void deletesALogButNotThoseBelowIt() {
    try (DirectoryLogs logs = logs()) {
      write(logs, "runs/r1", "run");
      write(logs, "runs/r1/a", "activity");

      logs.delete("runs/r1");

      assertThat(logs.read("runs/r1", 0, 100).text()).isEmpty();
      assertThat(logs.read("runs/r1/a", 0, 100).text()).isEqualTo("activity\n");
      logs.delete("runs/r1/a");
      logs.delete("runs/r1");
      assertThat(directory.resolve("runs")).isEmptyDirectory();
    }
  }

  @Test
  void takesLinesOfManyThreadsWhole() {
    try (DirectoryLogs logs = logs()) {
      try (Writer writer = logs.open(LOG)) {
        writeFromFiftyThreads(writer);
      }

      assertThat(logs.read(LOG, 0, 5000).text().lines())
          .hasSize(50)
          .allMatch(line -> line.matches("(.)\\1{19}"));
    }
  }

  @Test
  void refusesALineAfterTheEndAndANameThatLeadsElsewhere() {
    try (DirectoryLogs logs = logs()) {
      Writer writer = logs.open(LOG);
      writer.close();
      writer.close();

      assertThatThrownBy(() -> writer.line("late")).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> logs.open("../x")).isInstanceOf(SlipwayException.class);
    }
  }

  private static void writeFromFiftyThreads(Writer writer) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        String line = Character.toString('a' + i % 26).repeat(20);
        threads.execute(() -> writer.line(line));
      }
    }
  }

  private DirectoryLogs logs() {
    return new DirectoryLogs(directory, 1 << 20, scheduler);
  }

  /** Lets file times differ, by which the oldest segment is told. */
  private void settle() throws IOException {
    for (Path segment : segments().toList()) {
      var time = Files.getLastModifiedTime(segment).toMillis() - 10_000;
      Files.setLastModifiedTime(segment, FileTime.fromMillis(time));
    }
  }

  private Stream<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static void write(DirectoryLogs logs, String name, String line) {
    try (Writer writer = logs.open(name)) {
      writer.line(line);
    }
  }
}
