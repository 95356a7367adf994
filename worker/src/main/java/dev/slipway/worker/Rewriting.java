// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.compute.worker.LocalFile;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Scan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Writes files anew, each in a directory of its own below one, under the name that it has. */
final class Rewriting {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_SAID = 200;

  private final Path directory;
  private final Allowance allowance;
  private final Map<Path, Path> unpacked = new HashMap<>();
  private int files;

  Rewriting(Path directory, Allowance allowance) {
    this.directory = directory;
    this.allowance = allowance;
  }

  /**
   * @param schema the columns that the file itself tells
   */
  record Lines(Path file, Schema schema) {}

  /** What a packed file holds; any other one as it is. */
  Path unpacked(Path file) {
    return Packing.of(file)
        .map(packing -> unpacked.computeIfAbsent(file, packed -> unpack(packed, packing)))
        .orElse(file);
  }

  private Path unpack(Path file, Packing packing) {
    return reading(
        file,
        "be unpacked: it is not packed with " + packing + ", although its name says so, or cut off",
        () -> {
          Path target = target(Packing.unpackedName(file));
          try (InputStream in = packing.open(file);
              OutputStream out = output(target)) {
            in.transferTo(out);
          }
          return target;
        });
  }

  /** A file that lies in its address; any other one as it is. */
  Path held(Scan.File file) {
    if (!file.uri().startsWith(Scan.HELD)) {
      return LocalFile.of(file.uri());
    }
    byte[] bytes = Base64.getDecoder().decode(file.uri().substring(Scan.HELD.length()));
    try {
      Path target = target("rows");
      try (OutputStream out = output(target)) {
        out.write(bytes);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path excel(Path file, Format.Excel format, int width) {
    Path plain = unpacked(file);
    return reading(
        file,
        "be read as an Excel workbook",
        () -> {
          Path target = target(String.valueOf(file.getFileName()));
          try (ExcelSheet sheet = ExcelSheet.open(plain, format);
              Writer out = writer(target)) {
            ExcelText.write(sheet, out, width);
          }
          return target;
        });
  }

  boolean hasHeader(Path file, Format.Excel format) {
    Path plain = unpacked(file);
    return reading(
        file,
        "be read as an Excel workbook",
        () -> {
          try (ExcelSheet sheet = ExcelSheet.open(plain, format)) {
            return sheet.beginsWithText();
          }
        });
  }

  Lines lines(Path file, Format format) {
    Path plain = unpacked(file);
    return reading(
        file,
        fault(format),
        () -> {
          Path target = target(String.valueOf(file.getFileName()));
          try (FileTable table = table(plain, format);
              Writer out = writer(target)) {
            write(table, out);
            return new Lines(target, table.schema());
          }
        });
  }

  Schema columns(Path file, Format format) {
    Path plain = unpacked(file);
    return reading(
        file,
        fault(format),
        () -> {
          try (FileTable table = table(plain, format)) {
            return table.schema();
          }
        });
  }

  private static String fault(Format format) {
    return "be read as " + (format instanceof Format.Avro ? "an Avro" : "an ORC") + " file";
  }

  private static FileTable table(Path file, Format format) throws IOException {
    return format instanceof Format.Avro ? AvroTable.open(file) : OrcTable.open(file);
  }

  private static void write(FileTable table, Writer out) throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      while (table.next()) {
        line.setLength(0);
        JsonValue.append(line, table.row());
        out.append(line).append('\n');
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no value is of a database", e);
    }
  }

  private Path target(String name) throws IOException {
    return Files.createDirectories(directory.resolve(String.valueOf(files++))).resolve(name);
  }

  private OutputStream output(Path target) throws IOException {
    return allowance.limit(Files.newOutputStream(target));
  }

  private Writer writer(Path target) throws IOException {
    return new BufferedWriter(new OutputStreamWriter(output(target), UTF_8), BUFFER);
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  /** What a library says of bytes that it cannot read is a fault of the file. */
  private static <T> T reading(Path file, String what, Work<T> work) {
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      if (e instanceof SlipwayException known && known.code() != ErrorCode.INVALID) {
        throw known;
      }
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(e instanceof IOException io ? io : new IOException(e));
      }
      throw new SlipwayException(
          ErrorCode.BAD_DATA,
          "The file "
              + file.getFileName()
              + " cannot "
              + what
              + " ("
              + Text.visible(reason(e), MOST_SAID)
              + "). Look at the file, copy it again, or change the dataset's format.",
          e);
    }
  }

  private static String reason(Throwable e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return said.isEmpty() || said.equals("null") ? e.getClass().getSimpleName() : said;
  }
}
