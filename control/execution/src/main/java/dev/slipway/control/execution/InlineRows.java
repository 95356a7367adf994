// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Cell;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.spi.Scan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables that are written by hand, as a file of JSON lines that lies in its own address. */
final class InlineRows {
  private InlineRows() {}

  static Scan scan(DatasetSpec.Inline dataset) {
    List<String> names = dataset.schema().names();
    StringBuilder lines = new StringBuilder();
    for (List<Cell> row : dataset.rows()) {
      lines.append(line(names, row)).append('\n');
    }
    byte[] bytes = lines.toString().getBytes(UTF_8);
    Scan.File file =
        new Scan.File(
            Scan.HELD + Base64.getEncoder().encodeToString(bytes),
            bytes.length,
            dataset.rows().size());
    return new Scan(
        dataset.schema(), new Format.JsonLines(), Map.of(), List.of(file), version(bytes));
  }

  private static String line(List<String> names, List<Cell> row) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
      String name = names.get(i);
      row.get(i).text().ifPresent(text -> values.put(name, text));
    }
    return Documents.write(values).text();
  }

  private static String version(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
