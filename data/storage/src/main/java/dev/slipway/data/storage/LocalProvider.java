// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Text;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Opens connections of type {@code local}: directories of this machine. They have no settings. */
public final class LocalProvider implements ConnectionProvider {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

  private final Path dataDirectory;
  private final Set<String> reserved;
  private final Set<Path> secrets;
  private final RandomGenerator random;
  private final Executor syncs;

  /**
   * @param dataDirectory what a relative root is relative to
   * @param reserved directories in it that are no place for a root, as Slipway's own files lie
   *     there
   * @param secrets files and directories elsewhere that no root may hold or lie in, as keys are
   *     there
   * @param random for the names of unfinished files; safe for use by several threads
   * @param syncs threads that wait for the disk while the caller's does
   */
  public LocalProvider(
      Path dataDirectory,
      Set<String> reserved,
      Set<Path> secrets,
      RandomGenerator random,
      Executor syncs) {
    this.dataDirectory = dataDirectory;
    this.reserved = reserved;
    this.secrets = Set.copyOf(secrets);
    this.random = random;
    this.syncs = syncs;
  }

  @Override
  public String type() {
    return "local";
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    List<Problem> found = new ArrayList<>();
    if (spec.root().isBlank()) {
      found.add(
          Problem.at(
              "/root",
              "A local connection needs a root: an absolute directory, or one below the data directory."));
    } else {
      unusable(spec.root()).ifPresent(found::add);
    }
    for (String key : spec.settings().keySet().stream().sorted().toList()) {
      found.add(
          Problem.at(
              "/settings/" + key, "A local connection has no setting '" + key + "'; remove it."));
    }
    return found;
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
    return new LocalObjectStore(
        dataDirectory.resolve(spec.root()), new SystemDisk(), random, syncs);
  }

  private Optional<Problem> unusable(String root) {
    if (ADDRESS.matcher(root).lookingAt()) {
      return problem(
          "The root '"
              + Text.visible(root, 100)
              + "' is an address, and a local connection reads no other machine; give a directory.");
    }
    try {
      Path directory = dataDirectory.resolve(root);
      if (Files.isRegularFile(directory)) {
        return problem("The root " + directory + " is a file; give a directory.");
      }
      return holdsOwnFiles(real(directory), real(dataDirectory)) || holdsSecrets(real(directory))
          ? problem(
              "The root '"
                  + root
                  + "' holds files of Slipway itself; give a directory beside them.")
          : Optional.empty();
    } catch (InvalidPathException e) {
      return problem("The root cannot be a directory: " + e.getReason() + ".");
    }
  }

  /** Who may read files of a connection must not come by the database or the token that way. */
  private boolean holdsOwnFiles(Path root, Path data) {
    return data.startsWith(root)
        || (root.startsWith(data)
            && reserved.contains(data.relativize(root).getName(0).toString()));
  }

  private boolean holdsSecrets(Path root) {
    return secrets.stream()
        .map(LocalProvider::real)
        .anyMatch(secret -> secret.startsWith(root) || root.startsWith(secret));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // Not there yet: then there is no link behind which it could lie.
      return path.toAbsolutePath().normalize();
    }
  }

  private static Optional<Problem> problem(String message) {
    return Optional.of(Problem.at("/root", message));
  }
}
