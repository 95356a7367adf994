// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small disk of its own, which only root can mount; skipped elsewhere. */
@Timeout(120)
class DiskFaultsIT {
  private static final int CALLERS = 16;
  private static final int TIMES_FULL = 5;
  private static final Json LARGE = new Json("\"" + "x".repeat(3000) + "\"");

  @TempDir Path directory;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk"));
    assumeThat(call("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()))
        .as("exit status of a mount of a small disk, which needs root")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    call("umount", disk.toString());
  }

  private static int call(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void keepsWhatItAcknowledgedWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
    Map<Batch, Position> acknowledged = new ConcurrentHashMap<>();
    Path data = disk.resolve("data");
    int refused = 0;
    Write.PutResource project = TestStore.project("nyc");
    try (Store store = TestStore.open(data)) {
      store.commit(TestStore.batch(project));
      for (int time = 0; time < TIMES_FULL; time++) {
        Path filler = fill();
        refused += commitUntilFull(store, project, acknowledged);

        assertThat(store.resources().find(project.resource().uid())).isPresent();
        assertKept(store, acknowledged);

        Files.delete(filler);
        Batch after = TestStore.batch(TestStore.project("after-" + time));
        acknowledged.put(after, store.commit(after));
      }
    }

    try (Store store = TestStore.open(data)) {
      assertKept(store, acknowledged);
      assertThat(store.tips().verifyAudit()).isZero();
    }
    System.out.printf(
        "%d times a full disk: %d batches acknowledged, 0 lost, %d refused%n",
        TIMES_FULL, acknowledged.size(), refused);
  }

  /** Leaves 64 kB or less. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    long free = Files.getFileStore(disk).getUsableSpace();
    Files.write(filler, new byte[(int) Math.max(1, free - (1 << 16))]);
    return filler;
  }

  private static void assertKept(Store store, Map<Batch, Position> acknowledged) {
    acknowledged.forEach(
        (batch, position) -> assertThat(store.find(batch.id())).contains(position));
  }

  /** Each caller goes on until it is refused; says how many were. */
  private static int commitUntilFull(
      Store store, Write.PutResource project, Map<Batch, Position> acknowledged) throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(() -> untilFull(store, project, acknowledged)));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    return callers.size();
  }

  private static void untilFull(
      Store store, Write.PutResource project, Map<Batch, Position> acknowledged) {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                Batch batch =
                    TestStore.batch(
                        new Write.PutStatus(project.resource().uid(), LARGE),
                        TestStore.project("p-" + TestStore.uid()));
                acknowledged.put(batch, store.commit(batch));
              }
            })
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_DISK))
        .hasMessageContaining("disk is full");
  }

  @Test
  void saysThatItsDirectoryCannotBeWrittenAndIsWellWhenItCan() throws Exception {
    Path data = disk.resolve("data");
    Batch batch = TestStore.batch(TestStore.project("nyc"));
    try (Store store = TestStore.open(data)) {
      store.commit(batch);
    }
    assertThat(call("mount", "-o", "remount,ro", disk.toString())).isZero();

    assertThatThrownBy(() -> TestStore.open(data))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining(data.toString());

    assertThat(call("mount", "-o", "remount,rw", disk.toString())).isZero();
    try (Store store = TestStore.open(data)) {
      assertThat(store.find(batch.id())).isPresent();
    }
  }
}
