// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One numbered step of the tables' form.
 *
 * @param sql statements, each ended by a semicolon at the end of a line
 */
record Migration(int number, String name, String sql) {

  /** Reads {@code 0001-name.sql} and its successors from a folder of resources. */
  static List<Migration> read(String folder, List<String> files) {
    return files.stream().map(file -> read(folder, file)).toList();
  }

  private static Migration read(String folder, String file) {
    try (InputStream in = Migration.class.getResourceAsStream(folder + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the migration " + folder + "/" + file + " is missing");
      }
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int dash = file.indexOf('-');
      return new Migration(
          Integer.parseInt(file.substring(0, dash)),
          file.substring(dash + 1, file.length() - ".sql".length()),
          sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> statements() {
    return Arrays.stream(sql.split(";\\s*(\\n|$)", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** By which a step that was changed after its release is noticed. */
  long checksum() {
    return Checksum.of("migration", List.of((long) number, name, sql));
  }
}
