// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerLoginTest {
  @TempDir private Path folder;

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("oidc.yaml"), yaml);
  }

  @Test
  void readsTheFileThatTheSettingNames() throws IOException {
    Path file = file("issuer: https://login.example.org\nclient: studio\ncreateUsers: true\n");

    assertThat(IssuerLogin.read(file).createUsers()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws IOException {
    assertRefused(file("issuer: https://a.example\nclient: b\ngroupClaim: c\n"), "groupsClaim");
    assertRefused(
        file("issuer: http://a.example\nclient: b\nsecret: abc\n"), "'issuer' is", "env:");
    assertRefused(file("issuer: x\n---\nissuer: y\n"), "one YAML document, found 2");
    assertRefused(file("{"), "oidc.yaml");
    assertRefused(folder.resolve("missing"), "cannot be read");
  }

  private static void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> IssuerLogin.read(file))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("that --oidc names")
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("abc");
  }
}
