// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** An Avro object container file. */
final class AvroTable implements FileTable {
  static {
    // The library reads them once, when its classes are loaded.
    System.setProperty("org.apache.avro.limits.decompress.maxLength", "67108864");
    System.setProperty("org.apache.avro.limits.bytes.maxLength", "33554432");
    System.setProperty("org.apache.avro.limits.string.maxLength", "33554432");
    System.setProperty("org.apache.avro.limits.collectionItems.maxLength", "1000000");
    CodecFactory.addCodec("snappy", AvroSnappy.factory());
  }

  private final DataFileReader<GenericRecord> reader;
  private final Schema schema;

  private AvroTable(DataFileReader<GenericRecord> reader) {
    this.reader = reader;
    List<Column> columns = new ArrayList<>();
    if (reader.getSchema().getType() != org.apache.avro.Schema.Type.RECORD) {
      throw new IllegalArgumentException("its values are no records");
    }
    for (org.apache.avro.Schema.Field field : reader.getSchema().getFields()) {
      ColumnType type = AvroType.of(field.schema());
      columns.add(Column.of(field.name(), type));
    }
    this.schema = new Schema(columns);
  }

  static AvroTable open(Path file) throws IOException {
    AvroBlocks.requireWhole(file);
    DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
    try {
      return new AvroTable(reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean next() {
    return reader.hasNext();
  }

  @Override
  public Map<String, Object> row() throws IOException {
    GenericRecord record = reader.next();
    Map<String, Object> row = new LinkedHashMap<>();
    for (org.apache.avro.Schema.Field field : record.getSchema().getFields()) {
      Object value = AvroValue.plain(field.schema(), record.get(field.pos()));
      if (value != null) {
        row.put(field.name(), value);
      }
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
