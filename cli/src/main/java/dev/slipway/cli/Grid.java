// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Aligned text columns under a head line, numbers to the right. Cells are cut at a width that keeps
 * a line readable, and nothing in them can move the cursor.
 */
final class Grid {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  /** A column's title, and whether it holds numbers. */
  record Head(String title, boolean isNumber) {
    static Head text(String title) {
      return new Head(title, false);
    }

    static Head number(String title) {
      return new Head(title, true);
    }
  }

  private final List<Head> heads;
  private final List<List<String>> rows = new ArrayList<>();

  Grid(List<Head> heads) {
    this.heads = List.copyOf(heads);
  }

  Grid(Head... heads) {
    this(List.of(heads));
  }

  /** Of text columns alone. */
  Grid(String... titles) {
    this(Stream.of(titles).map(Head::text).toList());
  }

  Grid row(List<String> cells) {
    rows.add(cells.stream().map(cell -> Text.visible(cell, WIDEST)).toList());
    return this;
  }

  Grid row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines, each ended but the last. */
  String text() {
    int[] widths = IntStream.range(0, heads.size()).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(line(heads.stream().map(Head::title).toList(), widths));
    lines.add(line(IntStream.of(widths).mapToObj("─"::repeat).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(heads.get(column).title().length(), Math::max);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String blank = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
      line.append(i == 0 ? "" : GAP);
      line.append(heads.get(i).isNumber() ? blank + cells.get(i) : cells.get(i) + blank);
    }
    return line.toString().stripTrailing();
  }
}
