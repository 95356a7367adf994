// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether a workbook can be read without harm. Its parts are unpacked once and counted, whatever
 * their sizes are said to be: sheets are read row by row, the others are held in memory.
 */
final class ExcelArchive {
  private static final long MOST_HELD = 48L << 20;
  private static final long MOST_SHEET = 8L << 30;
  private static final int MOST_PARTS = 10_000;

  /** A value has at most 32,767 characters. */
  private static final int LONGEST_TEXT = 1 << 20;

  /** A row has at most 16,384 cells, each of a few elements. */
  private static final int MOST_TAGS = 16_384 * 12;

  private static final byte[] ROW = "row".getBytes(ISO_8859_1);
  private static final byte[] ROW_END = "/row".getBytes(ISO_8859_1);
  private static final String OLD = "d0cf11e0a1b11ae1";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private long held;

  private ExcelArchive(Path file) {
    this.file = file;
  }

  static void requireHarmless(Path file) throws IOException {
    ExcelArchive archive = new ExcelArchive(file);
    archive.requireNew();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> parts = zip.stream().limit(MOST_PARTS + 1L).toList();
      if (parts.size() > MOST_PARTS) {
        throw archive.refused("has more than " + MOST_PARTS + " parts, which no workbook has");
      }
      for (ZipEntry part : parts) {
        archive.check(zip, part);
      }
    }
  }

  private void requireNew() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(OLD.length() / 2);
      if (HexFormat.of().formatHex(start).equals(OLD)) {
        throw refused(
            "is a workbook of Excel 97 to 2003, or one with a password. Save it as .xlsx, without a"
                + " password");
      }
    }
  }

  private void check(ZipFile zip, ZipEntry part) throws IOException {
    String name = part.getName().toLowerCase(Locale.ROOT);
    if (!name.startsWith("xl/") || !(name.endsWith(".xml") || name.endsWith(".rels"))) {
      return;
    }
    boolean isSheet = name.startsWith("xl/worksheets/sheet");
    try (InputStream in = zip.getInputStream(part)) {
      long bytes = check(in, isSheet ? MOST_SHEET : MOST_HELD - held, isSheet, name);
      held += isSheet ? 0 : bytes;
    }
  }

  /** How many bytes there are. */
  private long check(InputStream in, long most, boolean isSheet, String name) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    Tags tags = new Tags();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
      if (bytes > most) {
        throw refused(
            "has more than "
                + ((isSheet ? MOST_SHEET : MOST_HELD) >> 20)
                + " MiB in "
                + name
                + " and parts like it. Save the sheet as CSV");
      }
      if (isSheet && tags.areTooMany(buffer, read)) {
        throw refused("has a value or a row in " + name + " that is longer than Excel allows");
      }
    }
    return bytes;
  }

  private SlipwayException refused(String why) {
    return new SlipwayException(
        ErrorCode.BAD_DATA,
        "The file " + file.getFileName() + " cannot be read as an Excel workbook: it " + why + ".");
  }

  /** What has been seen of a sheet since its last row began. */
  private static final class Tags {
    private final byte[] name = new byte[ROW_END.length];
    private int named = name.length;
    private int tags;
    private int text;

    boolean areTooMany(byte[] buffer, int read) {
      for (int i = 0; i < read; i++) {
        step(buffer[i]);
        if (tags > MOST_TAGS || text > LONGEST_TEXT) {
          return true;
        }
      }
      return false;
    }

    private void step(byte one) {
      if (one == '<') {
        tags++;
        text = 0;
        named = 0;
        return;
      }
      text++;
      if (named < name.length) {
        name[named++] = one;
        boolean isRow =
            (named == ROW.length && Arrays.equals(name, 0, named, ROW, 0, ROW.length))
                || (named == ROW_END.length && Arrays.equals(name, ROW_END));
        tags = isRow ? 0 : tags;
      }
    }
  }
}
