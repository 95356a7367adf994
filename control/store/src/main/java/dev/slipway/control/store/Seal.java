// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * The checksum of a database file that was closed well, beside it. A file that is as it was left
 * need not be searched for damage when it is opened again, which takes ten times as long.
 */
final class Seal {
  private Seal() {}

  private static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + ".seal");
  }

  /** Says whether the file is as it was left, and removes the seal, as the file is to change. */
  static boolean breakOpen(Path file) {
    Path seal = of(file);
    try {
      if (!Files.exists(seal)) {
        return false;
      }
      boolean fits = Files.readString(seal, StandardCharsets.ISO_8859_1).equals(text(file));
      Files.delete(seal);
      return fits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a file that nobody has open. */
  static void close(Path file) {
    try {
      Path written =
          Files.writeString(Files.createTempFile(file.getParent(), "seal", ""), text(file));
      Files.move(written, of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      byte[] some = new byte[1 << 16];
      long bytes = 0;
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        bytes += read;
      }
      return "crc32c %08x of %d bytes%n".formatted(crc.getValue(), bytes);
    }
  }
}
