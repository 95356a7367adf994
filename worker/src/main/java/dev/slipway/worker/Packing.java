// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** How a file is compressed, as the end of its name tells. */
enum Packing {
  GZIP(true, ".gz") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  },
  ZSTD(true, ".zst") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new ZstdCompressorInputStream(packed);
    }
  },
  BZIP2(false, ".bz2") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new BZip2CompressorInputStream(packed, true);
    }
  },
  XZ(false, ".xz") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return XZCompressorInputStream.builder()
          .setInputStream(packed)
          .setDecompressConcatenated(true)
          .setMemoryLimitKiB(MOST_MEMORY_KIB)
          .get();
    }
  },
  SNAPPY(false, ".sz") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new FramedSnappyCompressorInputStream(packed);
    }
  },
  LZ4(false, ".lz4") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new FramedLZ4CompressorInputStream(packed, true);
    }
  },
  ZIP(false, ".zip") {
    @Override
    InputStream open(Path file) throws IOException {
      return ZipOfOne.open(file);
    }

    @Override
    InputStream unpack(InputStream packed) {
      throw new UnsupportedOperationException("a zip file is read by its directory at the end");
    }
  };

  /** For what a file says that it needs; xz at its strongest asks for 65 MiB. */
  private static final int MOST_MEMORY_KIB = 72 << 10;

  private static final int BUFFER = 1 << 16;

  private final boolean known;
  private final String suffix;

  Packing(boolean known, String suffix) {
    this.known = known;
    this.suffix = suffix;
  }

  static Optional<Packing> of(Path file) {
    String name = lowerCase(file);
    return Arrays.stream(values()).filter(packing -> name.endsWith(packing.suffix)).findFirst();
  }

  /** The name without the end that tells the compression. */
  static String unpackedName(Path file) {
    String name = String.valueOf(file.getFileName());
    return of(file)
        .map(packing -> name.substring(0, name.length() - packing.suffix.length()))
        .orElse(name);
  }

  private static String lowerCase(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Whether DuckDB unpacks it while it reads text. */
  boolean isKnownToDuckDb() {
    return known;
  }

  /** What is in it. Each read may fail of bytes that are not packed in this way. */
  InputStream open(Path file) throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return unpack(packed);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  abstract InputStream unpack(InputStream packed) throws IOException;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
