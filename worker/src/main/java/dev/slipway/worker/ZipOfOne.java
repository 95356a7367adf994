// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The only file in a zip file, checked against its checksum when it has been read. */
final class ZipOfOne extends FilterInputStream {
  private static final int MOST_ENTRIES = 1_000;

  private final ZipFile zip;
  private final ZipEntry entry;
  private final CRC32 sum = new CRC32();

  private ZipOfOne(ZipFile zip, ZipEntry entry) throws IOException {
    super(zip.getInputStream(entry));
    this.zip = zip;
    this.entry = entry;
  }

  /**
   * @throws ZipException if there is not exactly one file in it
   */
  static InputStream open(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      List<? extends ZipEntry> found =
          zip.stream().limit(MOST_ENTRIES).filter(entry -> isFile(entry.getName())).toList();
      if (found.size() != 1) {
        throw new ZipException(
            "it holds " + (found.isEmpty() ? "no file" : "several files, and one is expected"));
      }
      return new ZipOfOne(zip, found.getFirst());
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** What macOS adds to a zip file is no data. */
  private static boolean isFile(String name) {
    return !name.endsWith("/") && !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      sum.update(bytes, offset, read);
    } else if (read < 0 && entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
      throw new ZipException("its bytes do not fit their checksum");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    super.close();
    zip.close();
  }
}
