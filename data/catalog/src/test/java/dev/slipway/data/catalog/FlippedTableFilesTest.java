// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables.Staging;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte that is not what it was in a table's metadata, manifest list or manifest. Data files are
 * the worker's, who knows their checksums.
 */
class FlippedTableFilesTest {
  private static final int FLIPS_EACH = 200;
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final Schema SCHEMA = new Schema(List.of(Column.of("a", Primitive.INT32)));

  @TempDir Path directory;
  private Studio studio;
  private Resource<DatasetSpec> flights;

  @BeforeEach
  void open() throws IOException {
    studio = new Studio(directory);
    flights = studio.managed("flights");
  }

  @Test
  void areNeverSilentlyWrong() throws IOException {
    Staging staging = studio.tables.stage(Studio.ANN, flights, SCHEMA, "1");
    Staged staged =
        new Staged(
            List.of(
                new Staged.File(staging.directory() + "/a.parquet", 4711, 12, Map.of()),
                new Staged.File(staging.directory() + "/b.parquet", 815, 7, Map.of())),
            List.of(),
            0);
    studio.commit(
        new Write.PutPointer(studio.tables.prepare(Studio.ANN, staging, staged).pointer()));
    Scan truth = scan();
    Random random = new Random(SEED);
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Path file : tableFiles()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int flip = 0; flip < FLIPS_EACH; flip++) {
        byte[] changed = bytes.clone();
        int place = random.nextInt(bytes.length);
        changed[place] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, changed);
        String what = file.getFileName() + " byte " + place + " of seed " + SEED;
        outcomes.merge(kind(file) + ": " + outcome(truth, what), 1, Integer::sum);
      }
      Files.write(file, bytes);
    }
    assertThat(scan()).isEqualTo(truth);
    System.out.printf(
        "Flipped bytes in the files of a table, seed %d: %s, 0 silently wrong%n", SEED, outcomes);
    assertThat(outcomes).hasSizeGreaterThanOrEqualTo(3);
  }

  private Scan scan() {
    CatalogTables fresh = studio.freshTables();
    return fresh.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
  }

  private List<Path> tableFiles() throws IOException {
    try (Stream<Path> all = Files.walk(studio.root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") ? "metadata" : name.startsWith("snap") ? "list" : "manifest";
  }

  private String outcome(Scan truth, String what) {
    try {
      Scan found = scan();
      if (found.equals(truth)) {
        return "harmless";
      }
      // Another address leads to no file, and a worker compares the checksum in its name.
      assertThat(found.schema()).as(what).isEqualTo(truth.schema());
      assertThat(found.files()).as(what).hasSameSizeAs(truth.files());
      assertThat(sizes(found)).as(what).isEqualTo(sizes(truth));
      return "another address";
    } catch (SlipwayException e) {
      assertThat(e).hasMessageEndingWith(".");
      return "refused as " + e.code();
    }
  }

  private static List<Long> sizes(Scan scan) {
    return scan.files().stream().flatMap(f -> Stream.of(f.bytes(), f.rows())).toList();
  }
}
