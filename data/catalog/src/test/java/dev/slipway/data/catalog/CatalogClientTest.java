// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Tables.State;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog as Iceberg's own Java client sees it. */
class CatalogClientTest {
  private static final Namespace AIR = Namespace.of("air");
  private static final TableIdentifier PLANES = TableIdentifier.of(AIR, "planes");
  private static final TableIdentifier ROUTES = TableIdentifier.of(AIR, "routes");
  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(10, "tail", Types.StringType.get()),
          NestedField.optional(11, "seats", Types.IntegerType.get()));

  @TempDir Path directory;
  private Studio studio;
  private CatalogServer server;
  private RESTCatalog catalog;

  @BeforeEach
  void connect() throws IOException {
    studio = new Studio(directory);
    server = new CatalogServer(studio.api(), 0);
    catalog = new RESTCatalog();
    catalog.initialize(
        "slipway", Map.of("uri", server.address(), "io-impl", LocalIO.class.getName()));
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    server.close();
  }

  @Test
  void showsProjectsAsNamespacesAndBuiltDatasetsAsTables() {
    studio.managed("never-built");
    catalog.createTable(PLANES, SCHEMA);

    assertThat(catalog.listNamespaces()).containsExactly(AIR);
    assertThat(catalog.namespaceExists(AIR)).isTrue();
    assertThat(catalog.listTables(AIR)).containsExactly(PLANES);
    assertThat(catalog.tableExists(PLANES)).isTrue();
    assertThat(catalog.tableExists(TableIdentifier.of(AIR, "never-built"))).isFalse();
    assertThatThrownBy(() -> catalog.loadTable(TableIdentifier.of(AIR, "never-built")))
        .isInstanceOf(NoSuchTableException.class)
        .hasMessageContaining("has not been built yet");
  }

  @Test
  void makesADatasetOfATableThatAClientCreates() {
    Table table = catalog.createTable(PLANES, SCHEMA);

    Resource<DatasetSpec> dataset = dataset("planes");
    assertThat(table.location()).endsWith("/managed/air/" + dataset.uid());
    assertThat(dataset.spec()).isEqualTo(new DatasetSpec.Managed("", List.of()));
    assertThat(dataset.labels().owner()).isEqualTo(Studio.ANN.name());
    State state = studio.tables.find(Studio.ANN, dataset).orElseThrow();
    assertThat(state.schema().find("seats").orElseThrow().type()).isEqualTo(Primitive.INT32);
    assertThat(state.version()).isEqualTo("-1");
    assertThat(studio.tables.scan(Studio.ANN, dataset, "").orElseThrow().files()).isEmpty();
    assertThat(studio.store.tips().audit(Optional.of(dataset.uid()), Page.Request.FIRST).items())
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("create"));
    assertThatThrownBy(() -> catalog.createTable(PLANES, SCHEMA))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void readsWhatAClientAppended() {
    Table table = catalog.createTable(PLANES, SCHEMA);
    table.newAppend().appendFile(file(table, "a", 3)).commit();
    table.newAppend().appendFile(file(table, "b", 4)).commit();

    Scan scan = studio.tables.scan(Studio.ANN, dataset("planes"), "").orElseThrow();
    assertThat(scan.files()).extracting(Scan.File::rows).containsExactlyInAnyOrder(3L, 4L);
    assertThat(studio.tables.find(Studio.ANN, dataset("planes")).orElseThrow().rows()).isEqualTo(7);
    assertThat(scan.version()).isEqualTo(Long.toString(table.currentSnapshot().snapshotId()));
  }

  @Test
  void takesAChangeOfColumnsForAnotherVersion() {
    Table table = catalog.createTable(PLANES, SCHEMA);
    table.newAppend().appendFile(file(table, "a", 3)).commit();
    String before = studio.tables.find(Studio.ANN, dataset("planes")).orElseThrow().version();

    table.updateSchema().renameColumn("seats", "places").commit();

    assertThat(studio.tables.find(Studio.ANN, dataset("planes")).orElseThrow().version())
        .isNotEqualTo(before);
  }

  @Test
  void letsOneOfTwoStaleChangesOfColumnsPass() {
    catalog.createTable(PLANES, SCHEMA);
    UpdateSchema first =
        catalog.loadTable(PLANES).updateSchema().addColumn("x", Types.DateType.get());
    UpdateSchema second =
        catalog.loadTable(PLANES).updateSchema().addColumn("y", Types.DateType.get());

    first.commit();

    assertThatThrownBy(second::commit).isInstanceOf(CommitFailedException.class);
    assertThat(catalog.loadTable(PLANES).schema().findField("x")).isNotNull();
  }

  @Test
  void losesNoAppendOfManyWritersAtOnce() throws Exception {
    Table table = catalog.createTable(PLANES, SCHEMA);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 6; writer++) {
        String name = "w" + writer;
        writers.add(threads.submit(() -> appendThrice(name)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    table.refresh();
    assertThat(table.currentSnapshot().summary()).containsEntry("total-records", "18");
  }

  @Test
  void createsATableWithItsFirstContentInOneStep() {
    Transaction creation = catalog.newCreateTableTransaction(PLANES, SCHEMA);
    creation.newAppend().appendFile(file(creation.table(), "a", 3)).commit();
    assertThat(catalog.tableExists(PLANES)).isFalse();

    creation.commitTransaction();

    assertThat(studio.tables.find(Studio.ANN, dataset("planes")).orElseThrow().rows()).isEqualTo(3);
  }

  @Test
  void commitsToSeveralTablesAllOrNone() {
    Table planes = catalog.createTable(PLANES, SCHEMA);
    Table routes = catalog.createTable(ROUTES, SCHEMA);
    TableCommit onPlanes = change(planes, PLANES, "a");
    TableCommit onRoutes = change(routes, ROUTES, "b");
    routes.updateSchema().addColumn("meanwhile", Types.DateType.get()).commit();

    assertThatThrownBy(() -> catalog.commitTransaction(onPlanes, onRoutes))
        .isInstanceOf(CommitFailedException.class);
    assertThat(catalog.loadTable(PLANES).schema().findField("a")).isNull();

    catalog.commitTransaction(onPlanes, change(catalog.loadTable(ROUTES), ROUTES, "b"));
    assertThat(catalog.loadTable(PLANES).schema().findField("a")).isNotNull();
    assertThat(catalog.loadTable(ROUTES).schema().findField("b")).isNotNull();
  }

  @Test
  void renamesAndDropsATableThatNoRecipeNames() {
    Table table = catalog.createTable(PLANES, SCHEMA);
    var uid = dataset("planes").uid();

    catalog.renameTable(PLANES, ROUTES);
    assertThat(dataset("routes").uid()).isEqualTo(uid);
    assertThat(catalog.loadTable(ROUTES).location()).isEqualTo(table.location());
    assertThat(catalog.dropTable(ROUTES)).isTrue();

    assertThat(catalog.listTables(AIR)).isEmpty();
    assertThat(studio.store.tips().pointer(Pointer.Key.published(uid))).isEmpty();
    assertThat(catalog.dropTable(ROUTES)).isFalse();
  }

  @Test
  void refusesToReadRowsThatWereDeletedByDeleteFiles() {
    Table table = catalog.createTable(PLANES, SCHEMA);
    table.newAppend().appendFile(file(table, "a", 3)).commit();
    table
        .newRowDelta()
        .addDeletes(
            FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                .ofPositionDeletes()
                .withPath(table.location() + "/data/d.parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(10)
                .withRecordCount(1)
                .build())
        .commit();

    assertThatThrownBy(() -> studio.tables.scan(Studio.ANN, dataset("planes"), ""))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("merge on read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROOT/managed/other/secret.parquet", "OWN/../other/data/secret.parquet"})
  void refusesToReadATableThroughAnother(String place) {
    Table table = catalog.createTable(PLANES, SCHEMA);
    DataFile foreign =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath(
                place.replace("ROOT", "file://" + studio.root).replace("OWN", table.location()))
            .withFormat(FileFormat.PARQUET)
            .withFileSizeInBytes(10)
            .withRecordCount(1)
            .build();
    table.newAppend().appendFile(foreign).commit();

    assertThatThrownBy(() -> studio.tables.scan(Studio.ANN, dataset("planes"), ""))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
  }

  @Test
  void aBuildAfterAForeignCommitStandsOnIt() throws Exception {
    Table table = catalog.createTable(PLANES, SCHEMA);
    table.newAppend().appendFile(file(table, "a", 3)).commit();
    var staging =
        studio.tables.stage(
            Studio.ANN, dataset("planes"), SchemaMapping.fromIceberg(table.schema()), "1");
    var prepared =
        studio.tables.prepare(
            Studio.ANN, staging, Parquet.stage(staging, "SELECT 'N1' AS tail, 2::INT AS seats"));
    table.newAppend().appendFile(file(table, "late", 1)).commit();

    assertThatThrownBy(() -> studio.commit(new Write.PutPointer(prepared.pointer())))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
  }

  @Test
  void readsABuiltTableByNameUntilAnotherProgramChangesIt() throws Exception {
    catalog.createTable(PLANES, SCHEMA);
    build("1");
    assertThat(fieldIds()).isEmpty();

    Table renamed = catalog.loadTable(PLANES);
    renamed.updateSchema().renameColumn("seats", "places").commit();
    assertThat(fieldIds()).containsEntry("places", 2);

    renamed.updateSchema().renameColumn("places", "seats").commit();
    build("2");
    Table appended = catalog.loadTable(PLANES);
    appended.newAppend().appendFile(file(appended, "b", 4)).commit();
    assertThat(fieldIds()).containsEntry("seats", 2);
  }

  private Map<String, Integer> fieldIds() {
    return studio.tables.scan(Studio.ANN, dataset("planes"), "").orElseThrow().fieldIds();
  }

  private void build(String attempt) throws Exception {
    var columns = SchemaMapping.fromIceberg(SCHEMA);
    var staging = studio.tables.stage(Studio.ANN, dataset("planes"), columns, attempt);
    var staged = Parquet.stage(staging, "SELECT 'N1' AS tail, 2::INT AS seats");
    var prepared = studio.tables.prepare(Studio.ANN, staging, staged);
    studio.commit(new Write.PutPointer(prepared.pointer()));
  }

  private int appendThrice(String name) {
    Table table = catalog.loadTable(PLANES);
    table
        .updateProperties()
        .set("commit.retry.num-retries", "50")
        .set("commit.retry.min-wait-ms", "1")
        .commit();
    return IntStream.range(0, 3)
        .map(i -> {
          table.newFastAppend().appendFile(file(table, name + i, 1)).commit();
          return 1;
        })
        .sum();
  }

  private static TableCommit change(Table table, TableIdentifier name, String column) {
    Transaction transaction = table.newTransaction();
    transaction.updateSchema().addColumn(column, Types.DateType.get()).commit();
    var base = ((HasTableOperations) table).operations().current();
    var changed = ((HasTableOperations) transaction.table()).operations().current();
    return TableCommit.create(name, base, changed);
  }

  private static DataFile file(Table table, String name, long rows) {
    return DataFiles.builder(table.spec())
        .withPath(table.location() + "/data/" + name + ".parquet")
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(100)
        .withRecordCount(rows)
        .build();
  }

  private Resource<DatasetSpec> dataset(String name) {
    Ref ref = Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name(name));
    Resource<Json> stored = studio.store.resources().find(ref).orElseThrow();
    return stored.withSpec(Documents.readStored(DatasetSpec.class, stored.spec()));
  }
}
