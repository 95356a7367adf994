// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.data.catalog.TableSweep.Turn;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables.Prepared;
import dev.slipway.spi.Tables.Staging;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSweepTest {
  private static final Schema SCHEMA = new Schema(List.of(Column.of("a", Primitive.INT32)));
  private static final String RUN = "01jd000000000000000000000r";
  private static final String OTHER = "01jd000000000000000000000s";

  @TempDir Path directory;
  private final List<String> unfinished = new ArrayList<>();
  private Studio studio;
  private Resource<DatasetSpec> flights;
  private Path table;

  @BeforeEach
  void open() throws IOException {
    studio = new Studio(directory);
    flights = studio.managed("flights");
    publish(built(RUN + "-flights-1"));
    table = Path.of(URI.create(staging("none").location()).getPath());
  }

  @Test
  void leavesAllThatAKeptSnapshotConsistsOf() throws IOException {
    publish(built(RUN + "-flights-2"));
    publish(built(RUN + "-flights-3"));
    Set<Path> before = files();

    assertThat(sweep(Duration.ofDays(100))).isZero();
    assertThat(files()).isEqualTo(before).hasSizeGreaterThan(9);
  }

  @Test
  void removesWhatKilledCommitsHaveLeftWholeOrInPart() throws IOException {
    Set<Path> before = files();
    built(RUN + "-flights-2");
    put("metadata/00002-" + RUN + "-flights-3-1f.metadata.json", "{\"format-ver");
    put("metadata/00002-" + OTHER + ".metadata.json", "");
    put("metadata/" + RUN + "-flights-3-1f-m0.avro", "Obj");
    assertThat(files()).hasSizeGreaterThan(before.size() + 6);

    sweep(TableSweep.GRACE.plusMinutes(1));
    assertThat(files()).isEqualTo(before);
    assertReadable();
  }

  @Test
  void leavesWhatIsYoungerThanTheGrace() throws IOException {
    built(RUN + "-flights-2");
    Set<Path> before = files();

    assertThat(sweep(TableSweep.GRACE.minusMinutes(1))).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void leavesWhatAnUnfinishedRunHasMade() throws IOException {
    put("data/" + RUN + "-flights-2/a.parquet", "rows");
    put("metadata/00002-" + RUN + "-flights-2-1f.metadata.json", "{}");
    put("data/" + OTHER + "-flights-2/a.parquet", "rows");
    unfinished.add(RUN);

    assertThat(sweep(Duration.ofDays(100))).isEqualTo(1);
    assertThat(names()).contains("a.parquet", "00002-" + RUN + "-flights-2-1f.metadata.json");
    unfinished.clear();
    assertThat(sweep(Duration.ofDays(100))).isEqualTo(2);
    assertReadable();
  }

  @Test
  void leavesWhatAPointerThatIsNotPublishedLeadsTo() throws IOException {
    Pointer pointer = built(RUN + "-flights-2").pointer();
    Pointer.Key rejected = new Pointer.Key(flights.uid(), Pointer.REJECTED);
    studio.commit(
        new Write.PutPointer(
            new Pointer(rejected, 1, pointer.location(), pointer.sha256(), pointer.snapshot())));
    Set<Path> before = files();

    assertThat(sweep(Duration.ofDays(100))).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void leavesFilesWhoseNamesSlipwayDoesNotGive() throws IOException {
    for (String name :
        List.of(
            "notes.txt",
            "metadata/version-hint.text",
            "metadata/v1.metadata.json",
            "metadata/deep/00001-" + OTHER + ".metadata.json",
            "data/mine.parquet",
            "data/" + OTHER + "-flights-1/notes.txt")) {
      put(name, "mine");
    }
    Set<Path> before = files();

    assertThat(sweep(Duration.ofDays(100))).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void removesTheFilesOfSnapshotsThatTheHistoryHasLost() throws IOException {
    for (int i = 2; i <= History.MOST_SNAPSHOTS + 2; i++) {
      publish(built(OTHER + "-flights-" + i));
    }
    assertThat(names()).contains(RUN + "-flights-1.parquet");

    // Of two lost snapshots: data, manifest and list; and all but the last eleven metadata files.
    int metadata = History.MOST_SNAPSHOTS + 2 - 11;
    assertThat(sweep(Duration.ofDays(100))).isEqualTo(2 * 3 + metadata);
    assertThat(names()).doesNotContain(RUN + "-flights-1.parquet");
    assertReadable();
    assertThat(sweep(Duration.ofDays(100))).isZero();
  }

  @Test
  void mayBeKilledAfterEachRemoval() throws IOException {
    Set<Path> before = files();
    built(RUN + "-flights-2");
    int left = files().size() - before.size();
    TableSweep one = sweeping(Duration.ofDays(100), 1);

    for (int i = 0; i < left; i++) {
      assertThat(one.sweep(stored())).isEqualTo(1);
      assertReadable();
    }
    assertThat(one.sweep(stored())).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void removesNothingWhereItCannotKnowWhatATableConsistsOf() throws IOException {
    Files.delete(manifestList());
    built(RUN + "-flights-2");
    Set<Path> before = files();
    TableSweep sweep = sweeping(Duration.ofDays(100), TableSweep.MOST);

    assertThatThrownBy(() -> sweep.sweep(stored())).isInstanceOf(RuntimeException.class);
    assertThat(sweep.step(Turn.FIRST, 10)).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void takesTheDatasetsInStepsAndGoesOnBehindOneThatFails() throws IOException {
    Files.delete(manifestList());
    Resource<DatasetSpec> planes = studio.managed("planes");
    studio.put(
        Ref.ofInstance(Kind.PROJECT, new Name("zoo")), new ProjectSpec(new Name("disk"), false));
    Path left =
        Path.of(URI.create(studio.tables.stage(Studio.ANN, planes, SCHEMA, "x").location()))
            .resolve("metadata/00001-" + OTHER + ".metadata.json");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "{");
    put("metadata/00002-" + OTHER + ".metadata.json", "{");
    TableSweep sweep = sweeping(Duration.ofDays(100), TableSweep.MOST);

    int steps = 0;
    Optional<Turn> turn = Optional.of(Turn.FIRST);
    while (turn.isPresent()) {
      turn = sweep.step(turn.get(), 1);
      steps++;
    }
    assertThat(steps).isEqualTo(3);
    assertThat(left).doesNotExist();
    assertThat(names()).contains("00002-" + OTHER + ".metadata.json");
  }

  private Path manifestList() throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().startsWith("snap-"))
        .findFirst()
        .orElseThrow();
  }

  private int sweep(Duration later) {
    return sweeping(later, TableSweep.MOST).sweep(stored());
  }

  private TableSweep sweeping(Duration later, int most) {
    InstantSource clock = () -> Instant.now().plus(later);
    return new TableSweep(
        studio.store, studio.connections, studio.door, clock, () -> List.copyOf(unfinished), most);
  }

  private Resource<Json> stored() {
    return studio.store.resources().find(flights.uid()).orElseThrow();
  }

  private Staging staging(String attempt) {
    return studio.tables.stage(Studio.ANN, flights, SCHEMA, attempt);
  }

  /** All files of an attempt, with a pointer that nobody has committed. */
  private Prepared built(String attempt) throws IOException {
    Staging staging = staging(attempt);
    Path file = Path.of(URI.create(staging.directory())).resolve(attempt + ".parquet");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "rows");
    Staged.File data =
        new Staged.File(staging.directory() + "/" + attempt + ".parquet", 4, 1, Map.of());
    return studio.tables.prepare(Studio.ANN, staging, new Staged(List.of(data), List.of(), 0));
  }

  private void publish(Prepared prepared) {
    studio.commit(new Write.PutPointer(prepared.pointer()));
  }

  private void put(String name, String text) throws IOException {
    Path file = table.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void assertReadable() {
    CatalogTables fresh = studio.freshTables();
    Scan scan = fresh.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(scan.files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Path.of(URI.create(file.uri()))).exists());
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    files().forEach(file -> names.add(file.getFileName().toString()));
    return names;
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(studio.root)) {
      return new TreeSet<>(all.filter(Files::isRegularFile).toList());
    }
  }
}
