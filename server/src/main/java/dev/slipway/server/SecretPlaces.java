// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.control.secrets.KeyPlace;
import dev.slipway.control.secrets.References;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the key of the secrets is, and what secrets may refer to. In this order: {@code
 * --key-file}; the variable {@code SLIPWAY_KEY}; the file {@code /etc/slipway/key}, if there is
 * one; a file of this data directory's own below the user's configuration.
 */
final class SecretPlaces {
  static final String CREDENTIAL = "SLIPWAY_KEY";

  private static final Path OF_A_SERVICE = Path.of("/etc/slipway/key");

  private final Settings settings;
  private final Map<String, String> environment;
  private final Path home;

  SecretPlaces(Settings settings, Map<String, String> environment, Path home) {
    this.settings = settings;
    this.environment = environment;
    this.home = home;
  }

  /**
   * @throws SlipwayException {@code INVALID} if it would lie in the data directory, or others can
   *     read it
   */
  KeyPlace key() {
    Optional<String> given = Optional.ofNullable(environment.get(CREDENTIAL));
    if (settings.keyFile().isEmpty() && given.isPresent()) {
      return KeyPlace.credential(CREDENTIAL, given.get());
    }
    Path file = keyFile();
    if (file.startsWith(settings.data())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The key file "
              + file
              + " lies in the data directory, so that each copy of the data would hold the key to"
              + " its secrets. Give a place outside of it with --key-file.");
    }
    KeyPlace place = KeyPlace.file(file);
    place.read();
    return place;
  }

  /** Where no connection may lie, so that nobody reads a key as a file of it. */
  Set<Path> paths() {
    Set<Path> paths = new HashSet<>(Set.of(keyFile()));
    settings.secretFiles().ifPresent(paths::add);
    return paths;
  }

  private Path keyFile() {
    return settings
        .keyFile()
        .orElseGet(() -> Files.exists(OF_A_SERVICE) ? OF_A_SERVICE : ofTheUser());
  }

  /** A file for each data directory: a change of one's key must not lock another. */
  private Path ofTheUser() {
    Path configuration =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .orElseGet(() -> home.resolve(".config"));
    String name = settings.data().getFileName() + "-" + hash(settings.data()) + ".json";
    return configuration.resolve("slipway").resolve("keys").resolve(name);
  }

  private static String hash(Path path) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  References references() {
    return new References(
        name -> Optional.ofNullable(environment.get(name)), settings.secretFiles());
  }
}
