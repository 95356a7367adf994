// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.data.storage.FailingDisk.Call;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to the disk fails in turn, and then it loses its power. */
class DiskFaultsTest {
  private static final Map<String, ErrorCode> REASONS =
      Map.of(
          "Input/output error", ErrorCode.UNAVAILABLE,
          "No space left on device", ErrorCode.OUT_OF_DISK,
          "Read-only file system", ErrorCode.UNAVAILABLE,
          "Disk quota exceeded", ErrorCode.OUT_OF_DISK,
          "Too many open files", ErrorCode.UNAVAILABLE);

  @TempDir Path directory;

  private final ForgetfulDisk forgetful = new ForgetfulDisk();
  private final FailingDisk disk = new FailingDisk(forgetful);
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  @ParameterizedTest
  @EnumSource(Call.class)
  void keepsWhatItAcknowledgedAndSaysWhatFailed(Call call) throws IOException {
    LocalObjectStore store =
        new LocalObjectStore(directory.resolve("root"), disk, new Random(7), Runnable::run);
    write(store, "old", "old", Mode.REPLACE);
    int number = 0;
    for (Map.Entry<String, ErrorCode> reason : REASONS.entrySet()) {
      disk.fail(call, reason.getKey());
      for (Mode mode : Mode.values()) {
        String path = "new" + number + "/deep" + number++;
        tried(reason.getValue(), () -> write(store, path, path, mode));
        tried(reason.getValue(), () -> copy(store, path + "-copy"));
      }
      String group = "group" + number + "/";
      tried(reason.getValue(), () -> create(store, group));
      tried(reason.getValue(), () -> write(store, "old", "old", Mode.REPLACE));
      assertThat(read(store, "old")).isEqualTo(Optional.of("old"));
      disk.mend();
      write(store, "after" + number, "after", Mode.CREATE);
    }
    assertThat(disk.failures()).as("calls that failed").isPositive();

    forgetful.losePower();
    LocalObjectStore after =
        new LocalObjectStore(
            directory.resolve("root"), new SystemDisk(), new Random(8), Runnable::run);
    acknowledged.forEach((path, content) -> assertThat(read(after, path)).contains(content));
  }

  private interface Trying {
    void run() throws IOException;
  }

  private static void tried(ErrorCode expected, Trying trying) throws IOException {
    try {
      trying.run();
    } catch (SlipwayException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(expected);
      assertThat(e).hasMessageContaining(" failed: ").hasMessageEndingWith(".");
    }
  }

  private void write(LocalObjectStore store, String path, String text, Mode mode)
      throws IOException {
    try (Writing writing = store.write(new ObjectPath(path), mode)) {
      writing.stream().write(text.getBytes(UTF_8));
      writing.commit();
      acknowledged.put(path, text);
    }
  }

  private void create(LocalObjectStore store, String group) {
    store.create(
        Map.of(
            new ObjectPath(group + "a"), "a".getBytes(UTF_8),
            new ObjectPath(group + "b"), "b".getBytes(UTF_8)));
    acknowledged.put(group + "a", "a");
    acknowledged.put(group + "b", "b");
  }

  private void copy(LocalObjectStore store, String to) {
    store.copy(new ObjectPath("old"), new ObjectPath(to));
    acknowledged.put(to, "old");
  }

  private static Optional<String> read(LocalObjectStore store, String path) {
    try (InputStream in = store.read(new ObjectPath(path))) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException | SlipwayException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Read-only file system, UNAVAILABLE, is read-only",
    "Too many open files, UNAVAILABLE, Too many open files",
    "Input/output error, UNAVAILABLE, Input/output error",
    "No such file or directory, NOT_FOUND, is not there",
    "Permission denied, FORBIDDEN, denies it",
    "Is a directory, CONFLICT, the same name",
    "No space left on device, OUT_OF_DISK, is full",
  })
  void aStreamThatCannotBeOpenedIsNotAlwaysAFileThatIsAbsent(
      String reason, ErrorCode code, String words) {
    SlipwayException told =
        Faults.of("Writing /a", new FileNotFoundException("/a (" + reason + ")"));

    assertThat(told.code()).isEqualTo(code);
    assertThat(told).hasMessageContaining(words);
  }

  @Test
  void aFileThatIsAbsentIsNotFound() {
    assertThatThrownBy(
            () -> {
              throw Faults.of("Reading /a", new FileNotFoundException("/a"));
            })
        .hasMessageContaining("it is not there");
  }
}
