// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a SQLite store: whose it is, and who may look into it. */
class DirectoryTest {
  @TempDir Path parent;

  @Test
  void belongsToOneStoreAtATime() {
    Path directory = parent.resolve("data");
    try (Store store = TestStore.open(directory)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> TestStore.open(directory))
            .isInstanceOfSatisfying(
                SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
            .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
            .hasMessageContaining(directory.toString());
      }
      TestStore.fill(store);
    }
    TestStore.open(directory).close();
  }

  /** The JDK's own files, which nobody can write, whatever their rights are. */
  @Test
  void saysThatItCannotBeWritten() {
    Path unwritable = Path.of(URI.create("jrt:/java.base"));

    assertThatThrownBy(() -> DirectoryLock.take(unwritable))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("java.base cannot be written")
        .hasMessageContaining("start a server on the copy");
  }

  @Test
  void isTheSameByWhateverPath() throws IOException {
    Path link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("data"));
    try (Store store = TestStore.open(parent.resolve("data"))) {
      assertThat(store.end()).isNotNull();
      assertThatThrownBy(() -> TestStore.open(link)).isInstanceOf(SlipwayException.class);
    }
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    Path directory = parent.resolve("deep/data");
    try (Store store = TestStore.open(directory)) {
      TestStore.fill(store);
      assertThat(permissions(directory)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> all = files.toList();
        assertThat(all)
            .extracting(file -> file.getFileName().toString())
            .contains("slipway.db", "slipway.db-wal", "slipway.lock", "slipway.pid");
        assertThat(all)
            .allSatisfy(
                file -> assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
      }
      assertThat(store.sizes().get("bytes")).isGreaterThan(10_000L);
    }
  }

  @Test
  void leavesOnlyTheDatabaseItsSealAndTheLockBehind() throws IOException {
    Path directory = parent.resolve("data");
    try (Store store = TestStore.open(directory)) {
      TestStore.fill(store);
    }

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("slipway.db", "slipway.db.seal", "slipway.lock");
    }
  }

  @Test
  void cannotBeAFile() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> TestStore.open(file))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining(file + " could not be created");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
