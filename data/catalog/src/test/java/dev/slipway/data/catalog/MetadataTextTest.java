// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.iceberg.GenericBlobMetadata;
import org.apache.iceberg.GenericStatisticsFile;
import org.apache.iceberg.ImmutableGenericPartitionStatisticsFile;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotParser;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text must be Iceberg's own, whatever a table goes through. */
class MetadataTextTest {
  private static final int STEPS = 60;
  private static final List<String> ODD =
      List.of("", "plain", "\"quoted\" \\ back", "\n\t\u0000\u2028", "größe € 日本 😀", "</script>");

  private final Schema schema =
      new Schema(
          Types.NestedField.optional(1, "a", Types.LongType.get()),
          Types.NestedField.required(2, "größe \"b\"", Types.DecimalType.of(9, 2)),
          Types.NestedField.optional(
              3, "c", Types.ListType.ofOptional(4, Types.TimestampType.withZone())));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isIcebergsOwnThroughEveryChange(long seed) {
    Random random = new Random(seed);
    TableMetadata table = created(random, "2");
    MetadataText text = MetadataText.NONE.next(table);
    assertThat(text(text)).isEqualTo(TableMetadataParser.toJson(table));
    for (int step = 0; step < STEPS; step++) {
      table = placed(changed(table, random, step), step);
      text = text.next(table);
      assertThat(text(text))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(TableMetadataParser.toJson(table));
    }
    TableMetadata read = TableMetadataParser.fromJson("file:///t/metadata/last", text(text));
    assertThat(text(text.next(read))).isEqualTo(TableMetadataParser.toJson(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void isIcebergsOwnForEveryFormat(String format) {
    Random random = new Random(7);
    TableMetadata table = created(random, format);
    TableMetadata.Builder builder =
        TableMetadata.buildFrom(table).setProperties(Map.of("a", odd(random)));
    if (table.formatVersion() > 1) {
      builder.addSnapshot(snapshot(table, random, table.formatVersion() > 2));
    }
    table = builder.build();

    assertThat(text(MetadataText.NONE.next(table))).isEqualTo(TableMetadataParser.toJson(table));
  }

  private static String text(MetadataText text) {
    return new String(text.json(), UTF_8);
  }

  private TableMetadata created(Random random, String format) {
    Map<String, String> properties = new HashMap<>();
    properties.put("format-version", format);
    properties.put("odd", odd(random));
    return TableMetadata.newTableMetadata(
        schema,
        PartitionSpec.builderFor(schema).bucket("a", 8).build(),
        SortOrder.unsorted(),
        "file:///t",
        properties);
  }

  private static TableMetadata placed(TableMetadata table, int step) {
    return TableMetadata.buildFrom(table)
        .discardChanges()
        .withMetadataLocation("file:///t/metadata/" + step)
        .build();
  }

  private TableMetadata changed(TableMetadata table, Random random, int step) {
    TableMetadata.Builder builder = TableMetadata.buildFrom(table);
    Optional<Snapshot> any = any(table.snapshots(), random);
    switch (random.nextInt(10)) {
      case 0 -> builder.setProperties(Map.of("p" + step, odd(random), "odd", odd(random)));
      case 1 -> builder.addPartitionSpec(PartitionSpec.builderFor(table.schema()).build());
      case 2 ->
          builder.setDefaultSortOrder(
              SortOrder.builderFor(table.schema()).asc("a", NullOrder.NULLS_LAST).build());
      case 3 -> builder.setCurrentSchema(wider(table.schema(), step), table.lastColumnId() + 1);
      case 4 ->
          any.filter(one ->
                  table.refs().values().stream()
                      .noneMatch(ref -> ref.snapshotId() == one.snapshotId()))
              .ifPresent(one -> builder.removeSnapshots(List.of(one)));
      case 5 ->
          any.ifPresent(one ->
              builder.setRef(
                  "tag " + odd(random),
                  SnapshotRef.tagBuilder(one.snapshotId()).maxRefAgeMs(5L).build()));
      case 6 -> any.ifPresent(one -> builder.setStatistics(statistics(one)));
      case 7 ->
          any.ifPresent(one ->
              builder.setPartitionStatistics(
                  ImmutableGenericPartitionStatisticsFile.builder()
                      .snapshotId(one.snapshotId())
                      .path("file:///t/partition-statistics")
                      .fileSizeInBytes(7)
                      .build()));
      default -> builder.setBranchSnapshot(snapshot(table, random, false), "main");
    }
    return builder.build();
  }

  private static GenericStatisticsFile statistics(Snapshot of) {
    return new GenericStatisticsFile(
        of.snapshotId(),
        "file:///t/statistics",
        10,
        5,
        List.of(
            new GenericBlobMetadata(
                "ndv", of.snapshotId(), of.sequenceNumber(), List.of(1), Map.of("n", "1"))));
  }

  private static Schema wider(Schema schema, int step) {
    List<Types.NestedField> columns = new ArrayList<>(schema.columns());
    columns.add(
        Types.NestedField.optional(schema.highestFieldId() + 1, "x" + step, Types.DateType.get()));
    return new Schema(columns);
  }

  private static Snapshot snapshot(TableMetadata table, Random random, boolean hasRows) {
    long sequence = table.lastSequenceNumber() + 1;
    String parent =
        table.currentSnapshot() == null
            ? ""
            : "\"parent-snapshot-id\":" + table.currentSnapshot().snapshotId() + ",";
    String rows = hasRows ? "\"first-row-id\":0,\"added-rows\":1," : "";
    String summary = CatalogJson.write(Map.of("operation", "append", "odd", odd(random)));
    return SnapshotParser.fromJson(
        "{\"snapshot-id\":%d,%s%s\"sequence-number\":%d,\"timestamp-ms\":%d,\"schema-id\":0,\"manifest-list\":\"file:///t/metadata/%d\",\"summary\":%s}"
            .formatted(
                random.nextLong(1, Long.MAX_VALUE),
                parent,
                rows,
                sequence,
                table.lastUpdatedMillis() + 1 + random.nextInt(1000),
                sequence,
                summary));
  }

  private static Optional<Snapshot> any(List<Snapshot> snapshots, Random random) {
    return snapshots.isEmpty()
        ? Optional.empty()
        : Optional.of(snapshots.get(random.nextInt(snapshots.size())));
  }

  private static String odd(Random random) {
    return ODD.get(random.nextInt(ODD.size()));
  }
}
