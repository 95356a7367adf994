// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  @TempDir Path directory;

  @Test
  void isMadeOnceAndFoundAgain() throws Exception {
    AdminToken made = AdminToken.of(directory, new SecureRandom());
    String text = Files.readString(directory.resolve("admin-token")).strip();
    assertThat(made.matches(text)).isTrue();
    assertThat(AdminToken.of(directory, new SecureRandom()).matches(text)).isTrue();
    assertThat(Files.readString(directory.resolve("admin-token")).strip()).isEqualTo(text);
  }

  @Test
  void isReadableByItsUserAlone() throws Exception {
    AdminToken.of(directory, new SecureRandom());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("admin-token"))))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void refusesEveryOtherText() {
    AdminToken token = AdminToken.of(directory, new SecureRandom());
    assertThat(token.matches("")).isFalse();
    assertThat(token.matches("slipway_")).isFalse();
  }

  @Test
  void isNotTheSameForTwoDirectories() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    AdminToken.of(directory, new SecureRandom());
    AdminToken.of(other, new SecureRandom());
    assertThat(Files.readString(directory.resolve("admin-token")))
        .isNotEqualTo(Files.readString(other.resolve("admin-token")));
  }
}
