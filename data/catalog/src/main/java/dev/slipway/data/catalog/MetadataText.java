// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.PartitionStatisticsFileParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SnapshotParser;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotRefParser;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.SortOrderParser;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.StatisticsFileParser;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadata.MetadataLogEntry;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.util.JsonUtil;

/**
 * A table's metadata as JSON, letter for letter as Iceberg writes it. A commit adds one snapshot to
 * a thousand: what the metadata before had too keeps the text that it had there.
 */
final class MetadataText {
  /** Of no table; the next of it is written in full. */
  static final MetadataText NONE = new MetadataText("", new IdentityHashMap<>());

  /** Texts differ by little from one version to the next. */
  private static final int ROOM = 4096;

  private final String json;

  /** The text of each snapshot and of each entry of the snapshot log. */
  private final IdentityHashMap<Object, String> parts;

  private MetadataText(String json, IdentityHashMap<Object, String> parts) {
    this.json = json;
    this.parts = parts;
  }

  String json() {
    return json;
  }

  /** The text of metadata that was made from this one's; of any other it is right too, but slow. */
  MetadataText next(TableMetadata metadata) {
    if (metadata.formatVersion() != 2 || hasKeys(metadata)) {
      return new MetadataText(TableMetadataParser.toJson(metadata), new IdentityHashMap<>());
    }
    IdentityHashMap<Object, String> next = new IdentityHashMap<>();
    StringBuilder text = new StringBuilder(json.length() + ROOM);
    appendOpen(text, JsonUtil.generate(to -> writeHead(metadata, to), false));
    text.append(",\"snapshots\":[");
    appendAll(text, metadata.snapshots(), one -> SnapshotParser.toJson(one, false), next);
    text.append("],");
    appendOpen(text, JsonUtil.generate(to -> writeStatistics(metadata, to), false).substring(1));
    text.append(",\"snapshot-log\":[");
    appendAll(text, metadata.snapshotLog(), MetadataText::logged, next);
    text.append("],").append(JsonUtil.generate(to -> writeLog(metadata, to), false).substring(1));
    return new MetadataText(text.toString(), next);
  }

  private static boolean hasKeys(TableMetadata metadata) {
    return !Objects.requireNonNullElse(metadata.encryptionKeys(), List.of()).isEmpty();
  }

  private static void appendOpen(StringBuilder text, String object) {
    text.append(object, 0, object.length() - 1);
  }

  private <T> void appendAll(
      StringBuilder text,
      List<T> all,
      Function<T, String> writer,
      IdentityHashMap<Object, String> next) {
    String comma = "";
    for (T one : all) {
      String known = parts.get(one);
      String written = known == null ? writer.apply(one) : known;
      next.put(one, written);
      text.append(comma).append(written);
      comma = ",";
    }
  }

  private static String logged(HistoryEntry entry) {
    return "{\"timestamp-ms\":"
        + entry.timestampMillis()
        + ",\"snapshot-id\":"
        + entry.snapshotId()
        + "}";
  }

  private static void writeHead(TableMetadata metadata, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("format-version", metadata.formatVersion());
    to.writeStringField("table-uuid", metadata.uuid());
    to.writeStringField("location", metadata.location());
    to.writeNumberField("last-sequence-number", metadata.lastSequenceNumber());
    to.writeNumberField("last-updated-ms", metadata.lastUpdatedMillis());
    to.writeNumberField("last-column-id", metadata.lastColumnId());
    to.writeNumberField("current-schema-id", metadata.currentSchemaId());
    to.writeArrayFieldStart("schemas");
    for (Schema schema : metadata.schemas()) {
      SchemaParser.toJson(schema, to);
    }
    to.writeEndArray();
    to.writeNumberField("default-spec-id", metadata.defaultSpecId());
    to.writeArrayFieldStart("partition-specs");
    for (PartitionSpec spec : metadata.specs()) {
      PartitionSpecParser.toJson(spec, to);
    }
    to.writeEndArray();
    to.writeNumberField("last-partition-id", metadata.lastAssignedPartitionId());
    to.writeNumberField("default-sort-order-id", metadata.defaultSortOrderId());
    to.writeArrayFieldStart("sort-orders");
    for (SortOrder order : metadata.sortOrders()) {
      SortOrderParser.toJson(order, to);
    }
    to.writeEndArray();
    JsonUtil.writeStringMap("properties", metadata.properties(), to);
    to.writeNumberField("current-snapshot-id", MetadataFiles.snapshotId(metadata));
    to.writeObjectFieldStart("refs");
    for (Map.Entry<String, SnapshotRef> ref : metadata.refs().entrySet()) {
      to.writeFieldName(ref.getKey());
      SnapshotRefParser.toJson(ref.getValue(), to);
    }
    to.writeEndObject();
    to.writeEndObject();
  }

  private static void writeStatistics(TableMetadata metadata, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeArrayFieldStart("statistics");
    for (StatisticsFile file : metadata.statisticsFiles()) {
      StatisticsFileParser.toJson(file, to);
    }
    to.writeEndArray();
    to.writeArrayFieldStart("partition-statistics");
    for (PartitionStatisticsFile file : metadata.partitionStatisticsFiles()) {
      PartitionStatisticsFileParser.toJson(file, to);
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private static void writeLog(TableMetadata metadata, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeArrayFieldStart("metadata-log");
    for (MetadataLogEntry entry : metadata.previousFiles()) {
      to.writeStartObject();
      to.writeNumberField("timestamp-ms", entry.timestampMillis());
      to.writeStringField("metadata-file", entry.file());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }
}
