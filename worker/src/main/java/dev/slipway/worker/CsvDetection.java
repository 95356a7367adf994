// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.spi.Engine.Detected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds out how delimited text is to be read: the sniffer looks at the beginning, then a profile of
 * many rows confirms each type or widens it, and finds the texts that mean null.
 */
final class CsvDetection {
  /** Texts that often mean null; one counts only where it stands among values of another type. */
  private static final List<String> NULLS =
      List.of("NA", "N/A", "n/a", "#N/A", "NULL", "Null", "null", "\\N", "NaN", "nan", "None");

  private static final List<String> DELIMITERS = List.of("\t", ";", "|", ",");

  private final Database database;
  private final List<Path> files;
  private final boolean formatIsFixed;
  private final boolean nullsAreFixed;

  /**
   * @param formatIsFixed whether delimiter, quote and the like are as given
   * @param nullsAreFixed whether no other text than those given means null
   */
  CsvDetection(Database database, List<Path> files, boolean formatIsFixed, boolean nullsAreFixed) {
    this.database = database;
    this.files = files;
    this.formatIsFixed = formatIsFixed;
    this.nullsAreFixed = nullsAreFixed;
  }

  Detected run(Format.Csv given) {
    List<String> nulls = new ArrayList<>(List.of(""));
    nulls.addAll(nullsAreFixed ? given.nulls() : NULLS);
    CsvSniff sniff = formatIsFixed ? sniffFixed(given, nulls) : sniff(nulls);
    Format.Csv format = formatIsFixed ? given : sniff.format();
    List<String> names = names(format, sniff.types().size());
    return detected(
        format, names, new CsvProfile(database, format, nulls).read(files, names, sniff.types()));
  }

  private CsvSniff sniffFixed(Format.Csv given, List<String> nulls) {
    List<String> options = new ArrayList<>(CsvDialect.shape(given));
    options.add("header = " + given.header());
    return CsvSniff.read(database, files.getFirst(), given.encoding(), options, nulls);
  }

  /**
   * Where a ragged row makes the sniffer see one wide column, the first row tells the delimiter.
   */
  private CsvSniff sniff(List<String> nulls) {
    Path file = files.getFirst();
    String encoding = Encodings.of(file);
    String firstLine = CsvHeader.firstLine(database, encoding, List.of(), file);
    List<String> given = List.of("encoding = " + Sql.text(encoding));
    CsvSniff free = CsvSniff.read(database, file, encoding, given, nulls);
    Optional<String> delimiter =
        DELIMITERS.stream()
            .filter(firstLine::contains)
            .filter(d -> free.types().size() == 1)
            .findFirst();
    return delimiter
        .map(d -> List.of(given.getFirst(), "delim = " + Sql.text(d)))
        .map(options -> CsvSniff.read(database, file, encoding, options, nulls))
        .orElse(free);
  }

  private List<String> names(Format.Csv format, int count) {
    return format.header()
        ? CsvHeader.read(database, format, files.getFirst())
        : IntStream.range(0, count).mapToObj(i -> "column" + i).toList();
  }

  private Detected detected(Format.Csv format, List<String> names, List<ColumnProfile> profiles) {
    List<Column> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    TreeSet<String> nulls = new TreeSet<>(format.nulls());
    for (int i = 0; i < profiles.size(); i++) {
      ColumnProfile profile = profiles.get(i);
      ColumnType type = profile.type();
      columns.add(Column.of(names.get(i), type));
      profile.note(names.get(i)).ifPresent(notes::add);
      if (type != Primitive.STRING && !nullsAreFixed) {
        nulls.addAll(profile.nulls());
      }
    }
    return new Detected(format.withNulls(List.copyOf(nulls)), new Schema(columns), notes);
  }
}
