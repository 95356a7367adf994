// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.compute.worker.StagedFiles;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte that is not what it was in a managed table's data file, of which a query is made. */
final class IntactFilesTest {
  private static final int FLIPS = 300;
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final Schema SCHEMA =
      new Schema(List.of(Column.of("i", Primitive.INT64), Column.of("t", Primitive.STRING)));

  @TempDir private Path home;
  private final IntactFiles intact = new IntactFiles();

  private Path written() throws IOException {
    StagedFiles files = new StagedFiles(home, "run-1-out");
    try (Database database = Database.open()) {
      database.execute(
          "COPY (SELECT range AS i, 'text ' || (range % 100) AS t FROM range(5000)) TO "
              + Sql.text(files.unfinished().toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
    }
    return files.finish();
  }

  private String content(Path file) {
    Scan scan =
        new Scan(
            SCHEMA,
            new Format.Parquet(),
            Map.of(),
            List.of(new Scan.File("file://" + file, 1, -1)),
            "1");
    try (Database database = Database.open()) {
      return database.query(
          "SELECT md5(string_agg(i || t, '|' ORDER BY i)) FROM ("
              + new Inputs(database, intact::require).select(scan)
              + ")",
          rows -> rows.next() ? String.valueOf(rows.getString(1)) : "");
    }
  }

  @Test
  void letsNobodyWhoLooksWaitForALargeFile() throws IOException {
    Path changed = home.resolve("run-1-out-crc32c-00000000.parquet");
    Files.write(changed, new byte[] {1});
    assertThatThrownBy(() -> intact.requireWhereQuick(changed))
        .isInstanceOf(SlipwayException.class);

    try (RandomAccessFile sparse = new RandomAccessFile(changed.toFile(), "rw")) {
      sparse.setLength(300L << 20);
    }

    assertThatCode(() -> intact.requireWhereQuick(changed)).doesNotThrowAnyException();
  }

  @Test
  void isNeverSilentlyWrong() throws IOException {
    Path file = written();
    String truth = content(file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(SEED);
    FileTime before = Files.getLastModifiedTime(file);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] changed = bytes.clone();
      int place = random.nextInt(bytes.length);
      changed[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);
      Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + flip + 1));

      assertThatThrownBy(() -> intact.require(file))
          .as("byte " + place + " of seed " + SEED)
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
          .hasMessageContaining(file.toString());
    }
    assertThatThrownBy(() -> content(file)).isInstanceOf(SlipwayException.class);
    Files.write(file, bytes);
    assertThat(content(file)).isEqualTo(truth);
    System.out.printf(
        "%d flipped bytes in a data file of %d bytes, seed %d: all named as corrupt%n",
        FLIPS, bytes.length, SEED);
  }

  @Test
  void readsAFileForItsChecksumOnce() throws IOException {
    Path file = written();
    intact.require(file);
    byte[] changed = Files.readAllBytes(file);
    changed[10] ^= 1;
    FileTime time = Files.getLastModifiedTime(file);
    Files.write(file, changed);
    Files.setLastModifiedTime(file, time);

    intact.require(file);
    assertThatThrownBy(() -> new IntactFiles().require(file)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void knowsNothingOfFilesOfOtherPrograms() throws IOException {
    intact.require(Files.writeString(home.resolve("00000-0-a.parquet"), "x"));
    intact.require(home.resolve("absent.parquet"));
    assertThatThrownBy(() -> intact.require(home.resolve("a-crc32c-00000000.parquet")))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }
}
