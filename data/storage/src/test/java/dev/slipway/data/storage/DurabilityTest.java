// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path directory;

  private final ForgetfulDisk disk = new ForgetfulDisk();

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

  private LocalObjectStore store() {
    return new LocalObjectStore(root(), disk, new Random());
  }

  private Path root() {
    return directory.resolve("root");
  }
}
