// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One numbered step of the tables' form.
 *
 * @param sql statements, each ended by a semicolon at the end of a line
 */
record Migration(int number, String name, Kind kind, String sql) {

  /** When a step is taken. */
  enum Kind {
    /** At the start of a server: it only adds, so that servers of the release before work on. */
    EXPAND,
    /** When the upgrade is finished: it takes away what only the release before needed. */
    CONTRACT
  }

  private static final String CONTRACT_SUFFIX = ".contract";

  /** Reads {@code 0001-name.sql}, or {@code 0002-name.contract.sql}, from a folder of resources. */
  static List<Migration> read(String folder, List<String> files) {
    return files.stream().map(file -> read(folder, file)).toList();
  }

  private static Migration read(String folder, String file) {
    try (InputStream in = Migration.class.getResourceAsStream(folder + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the migration " + folder + "/" + file + " is missing");
      }
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int number = Integer.parseInt(file.substring(0, file.indexOf('-')));
      String name = file.substring(file.indexOf('-') + 1, file.length() - ".sql".length());
      return name.endsWith(CONTRACT_SUFFIX)
          ? new Migration(
              number,
              name.substring(0, name.length() - CONTRACT_SUFFIX.length()),
              Kind.CONTRACT,
              sql)
          : new Migration(number, name, Kind.EXPAND, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the lines that are comments; none where only documents have changed. */
  List<String> statements() {
    return Arrays.stream(sql.split(";\\s*(\\n|$)", -1))
        .map(Migration::withoutComments)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static String withoutComments(String statement) {
    return statement
        .lines()
        .filter(line -> !line.stripLeading().startsWith("--"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** By which a step that was changed after its release is noticed. */
  long checksum() {
    return Checksum.of("migration", List.of((long) number, name, sql));
  }
}
