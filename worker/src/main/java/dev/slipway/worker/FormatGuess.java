// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import java.nio.file.Path;
import java.util.Locale;

/** The kind of format that a file's name tells; delimited text where it tells nothing. */
final class FormatGuess {
  private FormatGuess() {}

  static Format of(Path file) {
    String name =
        String.valueOf(file.getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.(gz|zst)$", "");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet", "pq" -> new Format.Parquet();
      case "jsonl", "ndjson", "json" -> new Format.JsonLines();
      default -> Format.Csv.standard();
    };
  }
}
