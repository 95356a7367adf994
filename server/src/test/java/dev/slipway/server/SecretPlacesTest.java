// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.secrets.KeyPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretPlacesTest {
  @TempDir private Path home;

  @Test
  void theKeyLiesBelowTheUsersConfigurationInAFileOfTheDataDirectorysOwn() throws Exception {
    String one = places(Map.of(), "--data", home + "/one").key().where();
    String two = places(Map.of(), "--data", home + "/two").key().where();

    assertThat(one).startsWith("the file " + home + "/.config/slipway/keys/one-");
    assertThat(two).isNotEqualTo(one).contains("/keys/two-");
    assertThat(places(Map.of("XDG_CONFIG_HOME", home + "/xdg")).key().where())
        .startsWith("the file " + home + "/xdg/slipway/keys/");
  }

  @Test
  void aKeyFileThatIsToldGoesBeforeACredential() throws Exception {
    Map<String, String> credential = Map.of(SecretPlaces.CREDENTIAL, "{}");

    assertThat(places(credential).key().where()).contains("SLIPWAY_KEY");
    assertThat(places(credential, "--key-file", home + "/key").key().where())
        .isEqualTo("the file " + home + "/key");
  }

  @Test
  void theKeyIsNotKeptBesideWhatItOpens() {
    assertThatThrownBy(
            () -> places(Map.of(), "--data", home + "/d", "--key-file", home + "/d/x/../key").key())
        .hasMessageContaining(home + "/d/key lies in the data directory")
        .hasMessageContaining("--key-file");
  }

  @Test
  void aKeyThatOthersCanReadIsRefusedAtTheStart() throws IOException {
    Path key = Files.writeString(home.resolve("key"), "{}");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> places(Map.of(), "--key-file", key.toString()).key())
        .hasMessageContaining("chmod 600 " + key);
  }

  @Test
  void nothingIsWrittenBeforeThereIsASecret() throws Exception {
    KeyPlace place = places(Map.of()).key();

    assertThat(place.read()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  private SecretPlaces places(Map<String, String> environment, String... arguments)
      throws Settings.Refused {
    Settings settings =
        Settings.parse(List.of(arguments), new Settings.Machine(home, 2, 1L << 30, ""));
    return new SecretPlaces(settings, environment, home);
  }
}
