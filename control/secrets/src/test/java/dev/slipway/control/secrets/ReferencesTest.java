// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.spi.SecretForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferencesTest {
  private static final Map<String, String> VARIABLES =
      Map.of("LAKE_KEY", "s3cret", "EMPTY", "", "SLIPWAY_KEY", "the key of keys");

  @TempDir private Path folder;
  private Path allowed;
  private References references;

  @BeforeEach
  void references() throws IOException {
    allowed = Files.createDirectory(folder.resolve("allowed"));
    references =
        new References(name -> Optional.ofNullable(VARIABLES.get(name)), Optional.of(allowed));
  }

  @Test
  void aVariableIsReadWhenItIsUsed() {
    assertThat(references.variable("LAKE_KEY").reveal()).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MISSING", "EMPTY"})
  void aVariableThatIsNotSetIsNamed(String name) {
    assertThat(references.fault(new SecretForm.Environment(name))).isEmpty();
    assertThatThrownBy(() -> references.variable(name))
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SLIPWAY_KEY", "slipway_key", "Slipway_Other"})
  void theServersOwnVariablesAreNobodysSecret(String name) {
    assertThat(references.fault(new SecretForm.Environment(name)).orElse(""))
        .contains("the server's own");
    assertThatThrownBy(() -> references.variable(name)).hasMessageContaining("the server's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A B", "1X", "A=B", "pass\nword"})
  void whatIsNoNameOfAVariableIsRefused(String name) {
    assertThat(references.fault(new SecretForm.Environment(name)).orElse("")).contains("text:env:");
  }

  @Test
  void aFileIsReadWithoutItsLastLineBreakAsItIsNow() throws IOException {
    Path file = allowed.resolve("deep/key");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "one\ntwo \r\n");
    assertThat(references.file(file.toString()).reveal()).isEqualTo("one\ntwo ");

    Files.writeString(file, "changed");
    assertThat(references.file(file.toString()).reveal()).isEqualTo("changed");
  }

  @Test
  void filesOutsideOfTheDirectoryAreRefused() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "canary");
    Path link = Files.createSymbolicLink(allowed.resolve("link"), outside);
    Files.createSymbolicLink(allowed.resolve("up"), folder);
    for (String path :
        new String[] {
          outside.toString(),
          allowed + "/../outside",
          allowed + "-beside/key",
          "relative/key",
          "/etc/passwd",
          "",
          link.toString(),
          allowed + "/up/outside"
        }) {
      assertThatThrownBy(() -> references.file(path))
          .as(path)
          .hasMessageContaining("outside of " + allowed)
          .message()
          .doesNotContain("canary");
    }
  }

  @Test
  void filesAreRefusedWhereNoDirectoryIsNamed() {
    References none = References.none();

    assertThat(none.fault(new SecretForm.File("/run/secrets/x")).orElse(""))
        .contains("--secret-files");
    assertThatThrownBy(() -> none.file("/etc/hostname")).hasMessageContaining("--secret-files");
  }

  @Test
  void filesThatHoldNoSecretAreNamedWithoutTheirContent() throws IOException {
    assertThatThrownBy(() -> references.file(allowed + "/missing"))
        .hasMessageContaining(allowed + "/missing");
    Path empty = Files.writeString(allowed.resolve("empty"), "\n");
    assertThatThrownBy(() -> references.file(empty.toString())).hasMessageContaining("is empty");
    Path large = Files.writeString(allowed.resolve("large"), "x".repeat(70_000));
    assertThatThrownBy(() -> references.file(large.toString())).hasMessageContaining("65536 bytes");
    Path binary = Files.write(allowed.resolve("binary"), new byte[] {(byte) 0xff, 1});
    assertThatThrownBy(() -> references.file(binary.toString())).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> references.file(allowed.toString())).hasMessageContaining("be read");
  }
}
