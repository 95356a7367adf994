// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  static final MetadataText NONE = new MetadataText(new byte[0], Passages.NONE, Passages.NONE);

  /** Texts differ by little from one version to the next. */
  private static final int ROOM = 4096;

  private final byte[] json;
  private final Passages snapshots;
  private final Passages log;

  private MetadataText(byte[] json, Passages snapshots, Passages log) {
    this.json = json;
    this.snapshots = snapshots;
    this.log = log;
  }

  /** In UTF-8; nobody may change it. */
  byte[] json() {
    return json;
  }

  /** The text of metadata that was made from this one's; of any other it is right too, but slow. */
  MetadataText next(TableMetadata metadata) {
    if (metadata.formatVersion() != 2 || hasKeys(metadata)) {
      byte[] whole = TableMetadataParser.toJson(metadata).getBytes(UTF_8);
      return new MetadataText(whole, Passages.NONE, Passages.NONE);
    }
    ByteArrayOutputStream to = new ByteArrayOutputStream(json.length + ROOM);
    writeOpen(JsonUtil.generate(out -> writeHead(metadata, out), false), to);
    write(",\"snapshots\":[", to);
    var placed =
        snapshots.write(metadata.snapshots(), one -> SnapshotParser.toJson(one, false), to);
    write("],", to);
    writeOpen(JsonUtil.generate(out -> writeStatistics(metadata, out), false).substring(1), to);
    write(",\"snapshot-log\":[", to);
    var logged = log.write(metadata.snapshotLog(), MetadataText::logged, to);
    write("],", to);
    write(JsonUtil.generate(out -> writeLog(metadata, out), false).substring(1), to);
    byte[] whole = to.toByteArray();
    return new MetadataText(whole, placed.in(whole), logged.in(whole));
  }

  private static boolean hasKeys(TableMetadata metadata) {
    return !Objects.requireNonNullElse(metadata.encryptionKeys(), List.of()).isEmpty();
  }

  private static void writeOpen(String object, ByteArrayOutputStream to) {
    write(object.substring(0, object.length() - 1), to);
  }

  private static void write(String text, ByteArrayOutputStream to) {
    to.writeBytes(text.getBytes(UTF_8));
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
