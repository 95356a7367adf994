// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static dev.slipway.worker.ConversionsTest.assertBadData;
import static dev.slipway.worker.ConversionsTest.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets, ranges, formulas, dates by their number formats, and workbooks that mean harm. */
final class ExcelTest {
  @TempDir private Path home;
  private final Path table = fixture("table.xlsx");
  private final Path formulas = fixture("formulas.xlsx");

  @Test
  void readsFormulasAsTheirValuesAndNumbersAsTheirFormatsShowThem() {
    try (Reading reading = new Reading(home)) {
      assertThat(Reading.types(reading.detect(formulas)))
          .isEqualTo(
              "a int64, twice int64, share float64, day date, time time, fault string, text string");
      assertThat(reading.rows(formulas))
          .isEqualTo(
              "[[1,2,0.25,\"2024-01-01\",\"01:00\",null,\"t1\"],[2,4,0.5,\"2024-01-02\",\"02:00\",null,\"t2\"],"
                  + "[3,6,0.75,\"2024-01-03\",\"03:00\",null,\"t3\"]]");
    }
  }

  @Test
  void readsASheetByNameOrNumberFromTheRowThatNamesTheColumns() {
    Format byName = new Format.Excel("below", 4, true, "", List.of());
    Format byNumber = new Format.Excel("#2", 0, true, "B5:D8", List.of());
    Format columns = new Format.Excel("Below", 3, true, "d:d", List.of());

    try (Reading reading = new Reading(home)) {
      assertThat(reading.rows(Optional.of(byName), table))
          .isEqualTo("[[null,\"a\",null,1],[null,\"b\",\"x\",2]]");
      assertThat(reading.detect(Optional.of(byName), table).schema().names())
          .containsExactly("column0", "Key", "column2", "Value");
      assertThat(reading.rows(Optional.of(byNumber), table))
          .isEqualTo("[[\"a\",null,1],[\"b\",\"x\",2]]");
      assertThat(reading.rows(Optional.of(columns), table)).isEqualTo("[[1],[2]]");
    }
  }

  @Test
  void takesAFirstRowWithNumbersForData() {
    Format bare = new Format.Excel("Sums", 1, false, "A:B", List.of());

    try (Reading reading = new Reading(home)) {
      assertThat(reading.rows(Optional.of(bare), formulas)).isEqualTo("[[1,2],[2,4],[3,6]]");
      assertThat(reading.detect(Optional.of(bare), formulas).schema().names())
          .containsExactly("column0", "column1");
    }
  }

  @Test
  void namesTheSheetsWhereOneIsMissing() {
    Format wrong = new Format.Excel("Bellow", 0, true, "", List.of());
    Format far = new Format.Excel("#3", 0, true, "", List.of());

    try (Reading reading = new Reading(home)) {
      assertBadData(
          () -> reading.detect(Optional.of(wrong), table),
          "'Bellow'",
          "Sheet, Below",
          "Did you mean");
      assertBadData(() -> reading.detect(Optional.of(far), table), "'#3'", "Sheet, Below");
    }
  }

  @Test
  void tellsTheRowOfAValueThatDoesNotFit() {
    Schema schema =
        new Schema(List.of(Column.of("id", Primitive.INT64), Column.of("name", Primitive.INT64)));

    try (Reading reading = new Reading(home)) {
      assertBadData(
          () -> reading.rows(Format.Excel.standard(), schema, table),
          "Row 2 of the file table.xlsx",
          "Zoë",
          "'name'");
    }
  }

  @Test
  void refusesAnOldOrLockedWorkbook() throws IOException {
    Path old =
        Files.write(home.resolve("a.xls"), HexFormat.of().parseHex("d0cf11e0a1b11ae100000000"));

    try (Reading reading = new Reading(home)) {
      assertBadData(() -> reading.detect(old), "a.xls", "password", ".xlsx");
    }
  }

  @Test
  void refusesPartsThatGrowBeyondMemory() throws IOException {
    String many = "<si><t>" + "x".repeat(1000) + "</t></si>";
    Path bomb = forged(formulas, "bomb.xlsx", Map.of("xl/sharedStrings.xml", many.repeat(60_000)));

    try (Reading reading = new Reading(home)) {
      assertBadData(() -> reading.detect(bomb), "bomb.xlsx", "48 MiB");
    }
  }

  @Test
  void refusesRowsAndValuesThatExcelCouldNotHold() throws IOException {
    String start =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">";
    Path wide =
        forged(
            table,
            "wide.xlsx",
            Map.of("xl/worksheets/sheet1.xml", start + "<c><v>1</v></c>".repeat(200_000)));
    Path deep =
        forged(
            table,
            "long.xlsx",
            Map.of("xl/worksheets/sheet1.xml", start + "<c t=\"str\"><v>" + "x".repeat(2 << 20)));

    try (Reading reading = new Reading(home)) {
      assertBadData(() -> reading.detect(wide), "wide.xlsx", "longer than Excel allows");
      assertBadData(() -> reading.detect(deep), "long.xlsx", "longer than Excel allows");
    }
  }

  @Test
  void readsNoOtherFileThroughAnEntity() throws IOException {
    Path secret = Files.writeString(home.resolve("secret.txt"), "hidden");
    String sheet =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file://"
            + secret
            + "\">]>"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
            + "<c r=\"A1\" t=\"str\"><v>a&e;</v></c></row></sheetData></worksheet>";
    Path entity = forged(table, "entity.xlsx", Map.of("xl/worksheets/sheet1.xml", sheet));

    try (Reading reading = new Reading(home)) {
      assertBadData(() -> reading.detect(entity), "entity.xlsx");
    }
  }

  /** A workbook with some parts replaced. */
  private Path forged(Path of, String name, Map<String, String> parts) throws IOException {
    Path target = home.resolve(name);
    try (ZipFile from = new ZipFile(of.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry part : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(part.getName()));
        to.write(
            parts.containsKey(part.getName())
                ? parts.get(part.getName()).getBytes(StandardCharsets.UTF_8)
                : from.getInputStream(part).readAllBytes());
      }
    }
    return target;
  }
}
