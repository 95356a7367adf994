// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.slipway.model.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The kind of format that a file's name tells, or where it tells none the bytes with which it
 * begins; delimited text where they tell nothing.
 */
final class FormatGuess {
  private static final int LOOKED_AT = 8;
  private static final String OLD_EXCEL = "\u00D0\u00CF\u0011\u00E0";

  private FormatGuess() {}

  /**
   * @param unpacked the same file, or what it holds if it is packed
   */
  static Format of(Path file, Path unpacked) {
    String name = Packing.unpackedName(file).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet", "pq" -> new Format.Parquet();
      case "jsonl", "ndjson", "json" -> new Format.JsonLines();
      case "xlsx", "xlsm", "xls" -> Format.Excel.standard();
      case "avro" -> new Format.Avro();
      case "orc" -> new Format.Orc();
      default -> bySignature(unpacked);
    };
  }

  private static Format bySignature(Path file) {
    String start = start(file);
    return start.startsWith("PAR1")
        ? new Format.Parquet()
        : start.startsWith("Obj\u0001")
            ? new Format.Avro()
            : start.startsWith("ORC")
                ? new Format.Orc()
                : start.startsWith("PK\u0003\u0004") || start.startsWith(OLD_EXCEL)
                    ? Format.Excel.standard()
                    : Format.Csv.standard();
  }

  private static String start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LOOKED_AT), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
