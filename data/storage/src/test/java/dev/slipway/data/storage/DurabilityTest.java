// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path directory;

  private final ForgetfulDisk disk = new ForgetfulDisk();
  private final ExecutorService syncs = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    syncs.close();
  }

  @Test
  void aCommittedObjectOutlivesALossOfPower() throws IOException {
    write("new/deep/a", "content", Mode.REPLACE);
    write("new/deep/b", "created", Mode.CREATE);
    disk.losePower();

    assertThat(root().resolve("new/deep/a")).hasContent("content");
    assertThat(root().resolve("new/deep/b")).hasContent("created");
  }

  @Test
  void aReplacedObjectIsTheNewOne() throws IOException {
    write("a", "old", Mode.REPLACE);
    write("a", "new", Mode.REPLACE);
    disk.losePower();

    assertThat(root().resolve("a")).hasContent("new");
  }

  @Test
  void anUnfinishedReplacementLeavesTheOldObject() throws IOException {
    write("a", "old", Mode.REPLACE);
    Writing writing = store().write(new ObjectPath("a"), Mode.REPLACE);
    writing.stream().write("new".getBytes(UTF_8));
    disk.losePower();

    assertThat(root().resolve("a")).hasContent("old");
  }

  @Test
  void aCopyOutlivesALossOfPower() throws IOException {
    write("a", "content", Mode.REPLACE);
    store().copy(new ObjectPath("a"), new ObjectPath("new/b"));
    disk.losePower();

    assertThat(root().resolve("new/b")).hasContent("content");
  }

  @Test
  void aDirectoryThatAnotherProcessMadeIsMadeDurableToo() throws IOException {
    write("first", "x", Mode.REPLACE);
    disk.makeDirectory(root().resolve("theirs"));
    write("theirs/a", "content", Mode.REPLACE);
    disk.losePower();

    assertThat(root().resolve("theirs/a")).hasContent("content");
  }

  @Test
  void objectsAreDurableWhatTheCallerDoesMeanwhile() throws IOException {
    store()
        .create(
            Map.of(new ObjectPath("new/deep/a"), "content".getBytes(UTF_8)),
            () -> assertThat(root().resolve("new/deep/a")).exists());
    disk.losePower();

    assertThat(root().resolve("new/deep/a")).hasContent("content");
  }

  @Test
  void objectsCreatedTogetherOutliveALossOfPowerTogether() throws IOException {
    for (String attempt : List.of("first", "second")) {
      create("new/deep/" + attempt, "new/" + attempt, "new/deep/" + attempt + "-too");
      disk.losePower();

      assertThat(root().resolve("new/deep/" + attempt)).hasContent("content");
      assertThat(root().resolve("new/" + attempt)).hasContent("content");
      assertThat(root().resolve("new/deep/" + attempt + "-too")).hasContent("content");
    }
  }

  @Test
  void aCreationInADirectoryThatAnotherProcessMadeIsDurableToo() throws IOException {
    create("first");
    disk.makeDirectory(root().resolve("theirs"));
    create("theirs/a");
    disk.losePower();

    assertThat(root().resolve("theirs/a")).hasContent("content");
  }

  @Test
  void nothingIsLeftOfACreationThatTheDiskRefuses() throws IOException {
    create("dir/before");
    for (String refused : List.of("dir/a", "dir/c", "dir")) {
      disk.refuse(root().resolve(refused));
      assertThatThrownBy(() -> create("dir/a", "dir/b", "dir/c"))
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("the disk of this test refuses");
      disk.refuseNothing();

      assertThat(root().resolve("dir")).isDirectoryNotContaining(file -> !file.endsWith("before"));
    }
  }

  @Test
  void anInterruptEndsNoCreation() throws IOException {
    Thread.currentThread().interrupt();
    create("new/a", "new/b");
    assertThat(Thread.interrupted()).isTrue();
    disk.losePower();

    assertThat(root().resolve("new/a")).hasContent("content");
    assertThat(root().resolve("new/b")).hasContent("content");
  }

  @Test
  void theDiskOfThisTestForgetsWhatWasNotSynced() throws IOException {
    Files.createDirectories(root());
    try (var out = disk.create(root().resolve("a"))) {
      out.write(1);
    }
    disk.losePower();

    assertThat(root().resolve("a")).doesNotExist();
  }

  private void write(String path, String text, Mode mode) throws IOException {
    try (Writing writing = store().write(new ObjectPath(path), mode)) {
      writing.stream().write(text.getBytes(UTF_8));
      writing.commit();
    }
  }

  private void create(String... paths) {
    Map<ObjectPath, byte[]> objects = new LinkedHashMap<>();
    for (String path : paths) {
      objects.put(new ObjectPath(path), "content".getBytes(UTF_8));
    }
    store().create(objects);
  }

  private LocalObjectStore store() {
    return new LocalObjectStore(root(), disk, new Random(), syncs);
  }

  private Path root() {
    return directory.resolve("root");
  }
}
