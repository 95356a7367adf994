// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import dev.slipway.testing.contracts.ObjectStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
  @TempDir Path directory;
  private Path root = Path.of("");
  private ObjectStore store = new MemoryObjectStore("none", () -> Instant.EPOCH);

  @BeforeEach
  void open() {
    root = directory.resolve("root");
    store = new LocalObjectStore(root, new SystemDisk(), new Random(1), Runnable::run);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Test
  void refusesALinkThatLeadsOutOfTheRoot() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));

    for (String path : List.of("link/secret", "file", "link/new/x")) {
      assertFault(ErrorCode.FORBIDDEN, () -> store.head(path(path)));
      assertFault(ErrorCode.FORBIDDEN, () -> store.read(path(path)));
      assertFault(ErrorCode.FORBIDDEN, () -> store.write(path(path), Mode.REPLACE));
      assertFault(ErrorCode.FORBIDDEN, () -> run(() -> store.delete(path(path))));
      assertFault(ErrorCode.FORBIDDEN, () -> run(() -> store.copy(path(path), path("copy"))));
    }
    assertFault(ErrorCode.FORBIDDEN, () -> store.list(path("link")));
    assertFault(ErrorCode.FORBIDDEN, () -> store.browse(path("link")));
    assertThat(outside.resolve("secret")).hasContent("s");
  }

  @Test
  void listsNeitherWhatLinksLeadOutToNorTheSameFileTwice() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    put("a/x", "x");
    Files.createSymbolicLink(root.resolve("out"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("loop"), root);
    Files.createSymbolicLink(root.resolve("inside"), root.resolve("a/x"));
    Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nothing"));

    assertThat(paths(store.list(ObjectPath.ROOT))).containsExactly("a/x", "inside");
    assertThat(text("inside")).isEqualTo("x");
    assertThat(text("loop/a/x")).isEqualTo("x");
  }

  @Test
  void acceptsARootThatIsALinkItself() throws IOException {
    Files.createDirectories(root);
    Path link = Files.createSymbolicLink(directory.resolve("alias"), root);
    ObjectStore aliased =
        new LocalObjectStore(link, new SystemDisk(), new Random(2), Runnable::run);
    put("a", "x");

    assertThat(aliased.head(path("a"))).isEqualTo(store.head(path("a")));
    assertThat(aliased.uri(path("a"))).isEqualTo("file://" + link + "/a");
  }

  @Test
  void leavesNothingOfADroppedWriting() throws IOException {
    try (Writing writing = store.write(path("new/dir/a"), Mode.REPLACE)) {
      writing.stream().write(1);
    }

    try (Stream<Path> left = Files.list(root)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void removesWhatKilledWritersLeftUnfinishedLongAgo() throws IOException {
    Path dir = Files.createDirectories(root.resolve("dir"));
    Path old = Files.writeString(dir.resolve(".slipway-1.part"), "x");
    Path fresh = Files.writeString(dir.resolve(".slipway-2.part"), "x");
    Path other = Files.writeString(dir.resolve("old"), "x");
    Path elsewhere = Files.writeString(root.resolve(".slipway-3.part"), "x");
    FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    for (Path file : List.of(old, other, elsewhere)) {
      Files.setLastModifiedTime(file, twoDaysAgo);
    }

    put("dir/a", "x");

    assertThat(old).doesNotExist();
    assertThat(List.of(fresh, other, elsewhere)).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void keepsTheNamesOfUnfinishedWritesForItself() {
    assertFault(ErrorCode.INVALID, () -> store.write(path(".slipway-1.part"), Mode.CREATE));
    assertFault(ErrorCode.INVALID, () -> store.head(path("dir/.slipway-1.part")));
  }

  @Test
  void saysThatADirectoryAndAFileCannotShareAName() {
    put("a", "x");
    put("dir/b", "x");

    assertFault(ErrorCode.CONFLICT, () -> put("a/below", "x"));
    assertFault(ErrorCode.CONFLICT, () -> put("dir", "x"));
  }

  @Test
  void finishesAWriteOfAnInterruptedThread() {
    Thread.currentThread().interrupt();
    put("dir/a", "x");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(text("dir/a")).isEqualTo("x");
  }

  @Test
  void givesFilesTheUsualPermissions() throws IOException {
    put("ours", "x");
    Files.writeString(root.resolve("theirs"), "x");

    assertThat(Files.getPosixFilePermissions(root.resolve("ours")))
        .isEqualTo(Files.getPosixFilePermissions(root.resolve("theirs")));
  }

  @Test
  void seesThatAFileWasReplacedWithinOneTickOfTheClock() {
    var before = put("a", "1").version();

    assertThat(put("a", "2").version()).isNotEqualTo(before);
  }

  private static String run(Runnable action) {
    action.run();
    return "";
  }
}
