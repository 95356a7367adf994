// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.WriteMode;
import dev.slipway.spi.Action;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables.Prepared;
import dev.slipway.spi.Tables.Staging;
import dev.slipway.spi.Tables.State;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTablesTest {
  @TempDir Path directory;
  private Studio studio;
  private Resource<DatasetSpec> flights;

  @BeforeEach
  void open() {
    studio = new Studio(directory);
    flights = studio.managed("flights");
  }

  @Test
  void knowsNothingOfADatasetThatWasNeverBuilt() {
    assertThat(studio.tables.find(Studio.ANN, flights)).isEmpty();
    assertThat(studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED)).isEmpty();
  }

  @Test
  void showsAnOutputOnlyOnceItsPointerIsCommitted() throws Exception {
    Prepared prepared =
        prepare("1", schema("carrier string", "n int64"), "SELECT 'UA' AS carrier, 2::BIGINT AS n");
    assertThat(studio.tables.find(Studio.ANN, flights)).isEmpty();

    publish(prepared);

    State state = studio.tables.find(Studio.ANN, flights).orElseThrow();
    assertThat(state.rows()).isEqualTo(1);
    assertThat(state.bytes()).isEqualTo(prepared.bytes()).isPositive();
    assertThat(state.version()).isEqualTo(Long.toString(prepared.snapshot()));
    assertThat(state.schema()).isEqualTo(schema("carrier string", "n int64"));
    Scan scan = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(rows(scan)).containsExactly("UA|2");
  }

  @Test
  void replacesTheWholeContentAndKeepsTheOldSnapshot() throws Exception {
    build("1", schema("a int32"), "SELECT 1::INT AS a");
    Scan before = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    build("2", schema("a int32"), "SELECT 2::INT AS a UNION ALL SELECT 3::INT");

    Scan after = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(rows(after)).containsExactlyInAnyOrder("2", "3");
    assertThat(rows(before)).containsExactly("1");
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(studio.tables.find(Studio.ANN, flights).orElseThrow().rows()).isEqualTo(2);
    assertThat(
            studio
                .store
                .tips()
                .pointer(Pointer.Key.published(flights.uid()))
                .orElseThrow()
                .version())
        .isEqualTo(2);
  }

  @Test
  void addsToTheRowsOfADatasetThatIsAppendedTo() throws Exception {
    append();
    build("1", schema("a int32", "b string"), "SELECT 1::INT AS a, 'x' AS b");
    build("2", schema("a int32", "b string"), "SELECT 2::INT AS a, 'y' AS b");

    Scan scan = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(rows(scan)).containsExactlyInAnyOrder("1|x", "2|y");
    assertThat(scan.exact()).isTrue();
    State state = studio.tables.find(Studio.ANN, flights).orElseThrow();
    assertThat(state.rows()).isEqualTo(2);
    assertThat(state.bytes()).isEqualTo(scan.bytes());
  }

  @Test
  void addsRowsWithFurtherAndWiderColumns() throws Exception {
    append();
    build("1", schema("a int32", "gone string"), "SELECT 1::INT AS a, 'x' AS gone");
    build("2", schema("b string", "a int64"), "SELECT 'y' AS b, 2::BIGINT AS a");

    Scan scan = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(scan.schema()).isEqualTo(schema("b string", "a int64"));
    assertThat(scan.exact()).isFalse();
    assertThat(scan.fieldIds()).containsEntry("a", 1).containsEntry("b", 3);
    assertThat(scan.files()).hasSize(2);
    build("3", schema("b string", "a int64"), "SELECT 'z' AS b, 3::BIGINT AS a");
    assertThat(studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow().exact())
        .as("the first file has still other columns")
        .isFalse();
  }

  @Test
  void refusesToAddRowsOfAnotherTypeToThoseThatThereAre() throws Exception {
    append();
    publish(
        studio.tables.prepare(
            Studio.ANN,
            studio.tables.stage(Studio.ANN, flights, schema("a string", "b list<int32>"), "1"),
            new Staged(List.of(), List.of(), 0)));

    assertThatThrownBy(() -> studio.tables.stage(Studio.ANN, flights, schema("a int32"), "2"))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContainingAll("'a' of type string", "Cast the column, or clear the dataset");
    assertFault(
        ErrorCode.INVALID,
        () -> studio.tables.stage(Studio.ANN, flights, schema("b list<string>"), "2"));
    studio.tables.stage(Studio.ANN, flights, schema("b list<int32>"), "2");
  }

  @Test
  void mergesTheManifestsOfManyAppends() throws Exception {
    append();
    for (int i = 0; i < 104; i++) {
      build(Integer.toString(i), schema("a int32"), "SELECT " + i + "::INT AS a");
    }

    Scan scan = studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow();
    assertThat(rows(scan)).hasSize(104).doesNotHaveDuplicates();
    State state = studio.tables.find(Studio.ANN, flights).orElseThrow();
    assertThat(state.rows()).isEqualTo(104);
    assertThat(state.bytes()).isEqualTo(scan.bytes());
  }

  private void append() {
    flights =
        flights.withSpec(
            new DatasetSpec.Managed(
                "", List.of(), Optional.of(new WriteMode.Append()), Optional.empty()));
  }

  @Test
  void keepsTheIdsOfColumnsAndNeverGivesOneTwice() throws Exception {
    build("1", schema("a int32", "b int32"), "SELECT 1::INT AS a, 1::INT AS b");
    build("2", schema("c int32", "a int32"), "SELECT 1::INT AS c, 1::INT AS a");
    Staging third = studio.tables.stage(Studio.ANN, flights, schema("a int32", "b int32"), "3");

    assertThat(third.fieldIds()).containsEntry("a", 1).containsEntry("b", 4);
    assertThat(
            studio.tables.stage(Studio.ANN, flights, schema("a int32", "c int32"), "4").fieldIds())
        .containsEntry("a", 1)
        .containsEntry("c", 3);
  }

  @Test
  void numbersNestedColumnsAsTheTableHasThem() throws Exception {
    Schema schema =
        schema("l list<string>", "s struct<x:int32,y:list<date>>", "m map<string,int64>");
    Staging staging = studio.tables.stage(Studio.ANN, flights, schema, "1");
    publish(studio.tables.prepare(Studio.ANN, staging, new Staged(List.of(), List.of(), 0)));

    assertThat(studio.tables.stage(Studio.ANN, flights, schema, "2").fieldIds())
        .isEqualTo(staging.fieldIds())
        .containsOnlyKeys(
            "l", "l.element", "s", "s.x", "s.y", "s.y.element", "m", "m.key", "m.value");
  }

  @Test
  void readsATableOfNoRows() throws Exception {
    build("1", schema("a int32"), "SELECT 1::INT AS a WHERE false");

    assertThat(studio.tables.find(Studio.ANN, flights).orElseThrow().rows()).isZero();
    assertThat(rows(studio.tables.scan(Studio.ANN, flights, "").orElseThrow())).isEmpty();
  }

  @Test
  void readsTheRejectedTableBesideThePublishedOne() throws Exception {
    build("1", schema("a int32"), "SELECT 1::INT AS a");
    Pointer rejected = prepare("2", schema("a int32"), "SELECT 2::INT AS a").pointer();
    studio.commit(
        new Write.PutPointer(
            new Pointer(
                new Pointer.Key(flights.uid(), Pointer.REJECTED),
                1,
                rejected.location(),
                rejected.sha256(),
                rejected.snapshot())));

    assertThat(rows(studio.tables.scan(Studio.ANN, flights, Pointer.REJECTED).orElseThrow()))
        .containsExactly("2");
    assertThat(rows(studio.tables.scan(Studio.ANN, flights, Pointer.PUBLISHED).orElseThrow()))
        .containsExactly("1");
  }

  @Test
  void refusesMetadataThatIsNotWhatWasWritten() throws Exception {
    Prepared prepared = prepare("1", schema("a int32"), "SELECT 1::INT AS a");
    publish(prepared);
    Path file = Path.of(prepared.pointer().location().substring("file://".length()));
    Files.writeString(file, Files.readString(file).replace("\"a\"", "\"b\""));

    CatalogTables fresh = studio.freshTables();
    assertFault(ErrorCode.CORRUPT, () -> fresh.find(Studio.ANN, flights));
    Files.delete(file);
    assertFault(ErrorCode.CORRUPT, () -> fresh.scan(Studio.ANN, flights, Pointer.PUBLISHED));
  }

  @Test
  void removesWhatWasStagedAndNothingElse() throws Exception {
    build("1", schema("a int32"), "SELECT 1::INT AS a");
    Staging staging = studio.tables.stage(Studio.ANN, flights, schema("a int32"), "2");
    Staged staged = Parquet.stage(staging, "SELECT 2::INT AS a");

    studio.tables.discard(Studio.ANN, staging);
    studio.tables.discard(Studio.ANN, staging);

    assertThat(Path.of(staged.files().getFirst().uri().substring("file://".length())))
        .doesNotExist();
    assertThat(rows(studio.tables.scan(Studio.ANN, flights, "").orElseThrow()))
        .containsExactly("1");
  }

  @Test
  void putsATableWhereTheConnectionsRuleSaysUnderItsUid() throws Exception {
    Staging staging = studio.tables.stage(Studio.ANN, flights, schema("a int32"), "7");

    assertThat(staging.location())
        .isEqualTo("file://" + studio.root + "/managed/air/" + flights.uid());
    assertThat(staging.directory()).isEqualTo(staging.location() + "/data/7");
  }

  @Test
  void beginsAnewWhereADatasetMovesToAnotherConnection() throws Exception {
    build("1", schema("a int32", "b int32"), "SELECT 1::INT AS a, 2::INT AS b");
    studio.put(
        Ref.ofInstance(Kind.CONNECTION, new Name("elsewhere")),
        new ConnectionSpec("local", "elsewhere", "m", Map.of()));
    flights = flights.withSpec(new DatasetSpec.Managed("elsewhere", List.of()));
    assertThat(studio.tables.find(Studio.ANN, flights)).isEmpty();
    assertThat(studio.tables.scan(Studio.ANN, flights, "")).isEmpty();

    build("2", schema("b int32"), "SELECT 3::INT AS b");

    Scan scan = studio.tables.scan(Studio.ANN, flights, "").orElseThrow();
    assertThat(rows(scan)).containsExactly("3");
    assertThat(studio.tables.stage(Studio.ANN, flights, schema("b int32"), "3").fieldIds())
        .containsExactly(Map.entry("b", 1));
  }

  @Test
  void neverSleepsWhileItPrepares() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().threadId();
    Staging staging = studio.tables.stage(Studio.ANN, flights, schema("a int32"), "1");
    Staged staged = Parquet.stage(staging, "SELECT 1::INT AS a");
    publish(studio.tables.prepare(Studio.ANN, staging, staged));
    Staging again = studio.tables.stage(Studio.ANN, flights, schema("a int32"), "2");

    long before = threads.getThreadInfo(self).getWaitedCount();
    studio.tables.prepare(Studio.ANN, again, staged);

    assertThat(threads.getThreadInfo(self).getWaitedCount()).isEqualTo(before);
  }

  @Test
  void asksForTheRightOnEachCall() {
    studio.door.forbidden = (action, target) -> action == Action.RUN;
    assertThat(studio.tables.find(Studio.ANN, flights)).isEmpty();
    assertFault(
        ErrorCode.FORBIDDEN,
        () -> studio.tables.stage(Studio.ANN, flights, schema("a int32"), "1"));

    studio.door.forbidden = (action, target) -> action == Action.READ;
    assertFault(ErrorCode.FORBIDDEN, () -> studio.tables.find(Studio.ANN, flights));
    assertFault(ErrorCode.FORBIDDEN, () -> studio.tables.scan(Studio.ANN, flights, ""));
  }

  @Test
  void refusesToBuildAnExternalDataset() {
    DatasetSpec external =
        new DatasetSpec.External("disk", "a.csv", Optional.empty(), Schema.EMPTY, List.of());

    assertFault(
        ErrorCode.INVALID,
        () -> studio.tables.stage(Studio.ANN, flights.withSpec(external), schema("a int32"), "1"));
  }

  @Test
  void lettersOfAnyScriptAndBlanksAreFineInColumnNames() throws Exception {
    build("1", schema("größe (m) 日 int32"), "SELECT 1::INT AS \"größe (m) 日\"");

    assertThat(studio.tables.find(Studio.ANN, flights).orElseThrow().schema().names())
        .containsExactly("größe (m) 日");
  }

  private void build(String attempt, Schema schema, String sql) throws SQLException, IOException {
    publish(prepare(attempt, schema, sql));
  }

  private Prepared prepare(String attempt, Schema schema, String sql)
      throws SQLException, IOException {
    Staging staging = studio.tables.stage(Studio.ANN, flights, schema, attempt);
    return studio.tables.prepare(Studio.ANN, staging, Parquet.stage(staging, sql));
  }

  private void publish(Prepared prepared) {
    studio.commit(new Write.PutPointer(prepared.pointer()));
  }

  private static List<String> rows(Scan scan) throws SQLException {
    String files =
        String.join(
            "', '", scan.files().stream().map(f -> f.uri().substring("file://".length())).toList());
    return Parquet.rows("SELECT * FROM read_parquet(['" + files + "'])");
  }

  /** Columns as {@code name type}; the name may have blanks. */
  private static Schema schema(String... columns) {
    return new Schema(
        Arrays.stream(columns)
            .map(c ->
                Column.of(
                    c.substring(0, c.lastIndexOf(' ')),
                    ColumnType.parse(c.substring(c.lastIndexOf(' ') + 1))))
            .toList());
  }

  private static void assertFault(ErrorCode code, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
