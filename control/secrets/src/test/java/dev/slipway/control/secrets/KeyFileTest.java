// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
  @TempDir private Path folder;
  private Path file;
  private KeyPlace place;

  @BeforeEach
  void place() {
    file = folder.resolve("deep/er/key.json");
    place = KeyPlace.file(file);
  }

  @Test
  void isMadeWithItsDirectoriesForItsOwnerAlone() throws IOException {
    assertThat(place.read()).isEmpty();

    assertThat(place.create("one")).isTrue();

    assertThat(place.read()).contains("one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void isNotMadeTwice() {
    place.create("one");

    assertThat(place.create("two")).isFalse();
    assertThat(place.read()).contains("one");
  }

  @Test
  void isReplacedAsAWholeAndLeavesNothingBeside() throws IOException {
    place.create("one");
    place.replace("two");

    assertThat(place.read()).contains("two");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> beside = Files.list(file.getParent())) {
      assertThat(beside).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
  void isRefusedWhereOthersCanGetAtIt(String mode) throws IOException {
    place.create("one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(place::read)
        .hasMessageContaining(mode)
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void saysWhatCouldNotBeDone() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file where a directory should be");

    assertThatThrownBy(() -> place.create("one"))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--key-file");
  }
}
