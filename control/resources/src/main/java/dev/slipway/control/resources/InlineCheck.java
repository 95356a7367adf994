// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Cell;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a table that was written by hand; pointers are within the dataset's spec. */
final class InlineCheck {
  /** Those of a whole table would say the same thousands of times. */
  private static final int MOST_PROBLEMS = 20;

  private static final int MOST_SHOWN = 80;

  private final DatasetSpec.Inline table;
  private final List<Problem> problems = new ArrayList<>();

  private InlineCheck(DatasetSpec.Inline table) {
    this.table = table;
  }

  static List<Problem> problems(DatasetSpec.Inline table) {
    InlineCheck check = new InlineCheck(table);
    check.columns();
    check.size();
    if (check.problems.isEmpty()) {
      check.rows();
    }
    return check.problems;
  }

  private void columns() {
    List<Column> columns = table.schema().columns();
    if (columns.isEmpty()) {
      problems.add(Problem.at("/schema", "The table has no columns; name each with its type."));
    }
    for (int i = 0; i < columns.size() && problems.size() < MOST_PROBLEMS; i++) {
      ColumnType type = columns.get(i).type();
      if (!HandWritten.has(type)) {
        problems.add(
            Problem.at(
                "/schema/" + i + "/type",
                "A table that is written by hand has no "
                    + type
                    + " columns; keep the values as string, and convert them in a recipe."));
      }
    }
  }

  private void size() {
    if (table.rows().size() > DatasetSpec.Inline.MOST_ROWS) {
      problems.add(
          Problem.at(
              "/rows",
              "The table has "
                  + table.rows().size()
                  + " rows, and at most "
                  + DatasetSpec.Inline.MOST_ROWS
                  + " can be kept in a spec. Upload a file and make an external dataset of it."));
    }
    long values =
        table.rows().stream()
            .flatMap(List::stream)
            .mapToLong(cell -> cell.text().map(String::length).orElse(0))
            .sum();
    long names = table.schema().names().stream().mapToLong(String::length).sum();
    if (values > DatasetSpec.Inline.MOST_CHARACTERS
        || names * table.rows().size() > 4L * DatasetSpec.Inline.MOST_CHARACTERS) {
      problems.add(
          Problem.at(
              "/rows",
              "The values of the table have more than the "
                  + DatasetSpec.Inline.MOST_CHARACTERS
                  + " characters that can be kept in a spec, or their columns' names four times as"
                  + " many. Upload a file and make an external dataset of it."));
    }
  }

  private void rows() {
    for (int i = 0; i < table.rows().size() && problems.size() < MOST_PROBLEMS; i++) {
      row("/rows/" + i, table.rows().get(i));
    }
  }

  private void row(String pointer, List<Cell> row) {
    List<Column> columns = table.schema().columns();
    if (row.size() != columns.size()) {
      problems.add(
          Problem.at(
              pointer,
              "The row has "
                  + row.size()
                  + " values, and the table has "
                  + columns.size()
                  + " columns. Write null where there is no value."));
      return;
    }
    for (int i = 0; i < columns.size() && problems.size() < MOST_PROBLEMS; i++) {
      Column column = columns.get(i);
      String text = row.get(i).text().orElse("");
      if (row.get(i).text().isPresent() && !HandWritten.fits(column.type(), text)) {
        problems.add(Problem.at(pointer + "/" + i, misfit(column, text)));
      }
    }
  }

  private static String misfit(Column column, String text) {
    return "'"
        + Text.visible(text, MOST_SHOWN)
        + "' is no value of the column '"
        + column.name()
        + "', which is "
        + column.type()
        + ": write "
        + HandWritten.example(column.type())
        + (column.type() == Primitive.STRING ? "" : ", or null")
        + ".";
  }
}
