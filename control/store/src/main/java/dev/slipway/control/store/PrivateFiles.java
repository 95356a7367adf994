// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories and files that only their owner may look into, where the system knows owners. */
final class PrivateFiles {
  private PrivateFiles() {}

  static void createDirectory(Path directory) {
    try {
      Files.createDirectories(directory, only(directory, "rwx------"));
    } catch (IOException e) {
      throw failed("The directory " + directory, e);
    }
  }

  /** Creates an empty file, or leaves the one that is there. */
  static void createFile(Path file) {
    try {
      Files.createFile(file, only(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw failed("The file " + file, e);
    }
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString(permissions);
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
        : new FileAttribute<?>[0];
  }

  private static SlipwayException failed(String what, IOException e) {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        what + " could not be created (" + e + "). Check its parent's rights, or choose another.",
        e);
  }
}
