// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A key set in a file of mode 0600. */
final class KeyFile implements KeyPlace {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  private interface Task<T> {
    T run() throws IOException;
  }

  @Override
  public Optional<String> read() {
    return tried(
        "read",
        () -> {
          if (!Files.exists(file)) {
            return Optional.empty();
          }
          requirePrivate();
          return Optional.of(Files.readString(file));
        });
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (mode.stream().anyMatch(OF_OTHERS::contains)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The key file "
              + file
              + " is open to others ("
              + PosixFilePermissions.toString(mode)
              + "), so that its key may be known. Take their rights away with 'chmod 600 "
              + file
              + "' and, if others use this machine, change the key with 'slipway admin"
              + " rotate-key'.");
    }
  }

  /** A link to a finished file: nobody sees half of it, and who comes second is refused. */
  @Override
  public boolean create(String keySet) {
    return tried(
        "made",
        () -> {
          Files.createDirectories(
              directory(), PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
          Path draft = draft(keySet);
          try {
            Files.createLink(file, draft);
            sync(directory());
            return true;
          } catch (FileAlreadyExistsException e) {
            return false;
          } finally {
            Files.deleteIfExists(draft);
          }
        });
  }

  @Override
  public void replace(String keySet) {
    tried(
        "replaced",
        () -> {
          Path moved = Files.move(draft(keySet), file, StandardCopyOption.ATOMIC_MOVE);
          sync(directory());
          return moved;
        });
  }

  private Path draft(String keySet) throws IOException {
    Path draft =
        Files.createTempFile(
            directory(), ".key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(keySet.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return draft;
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path directory() {
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  private <T> T tried(String what, Task<T> task) {
    try {
      return task.run();
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The key file "
              + file
              + " could not be "
              + what
              + " ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "). Give the server the right to it, or another place by --key-file.",
          e);
    }
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public String where() {
    return "the file " + file;
  }
}
