// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The checksum of a data file, which is part of its name: a Parquet file has none of its own, and
 * most changed bytes of one are read as other values.
 *
 * @param crc32c eight hexadecimal digits
 */
public record FileChecksum(String crc32c) {
  private static final Pattern NAME = Pattern.compile(".*-crc32c-([0-9a-f]{8})\\.parquet");
  private static final int BUFFER = 1 << 18;

  /** Of the bytes that are there now. */
  public static FileChecksum of(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[Math.clamp(Files.size(file), 1, BUFFER)];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return new FileChecksum(String.format(Locale.ROOT, "%08x", crc.getValue()));
  }

  /** What the name of a file tells; empty for files of other programs. */
  public static Optional<FileChecksum> in(Path file) {
    Matcher named = NAME.matcher(String.valueOf(file.getFileName()));
    return named.matches() ? Optional.of(new FileChecksum(named.group(1))) : Optional.empty();
  }

  String name(String start) {
    return start + "-crc32c-" + crc32c + ".parquet";
  }
}
