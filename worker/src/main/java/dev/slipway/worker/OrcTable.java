// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** An ORC file. */
final class OrcTable implements FileTable {
  private static final int ROWS_AT_ONCE = 1024;

  private final Reader reader;
  private final RecordReader rows;
  private final VectorizedRowBatch batch;
  private final List<TypeDescription> types;
  private final Schema schema;
  private int at = -1;

  private OrcTable(Reader reader) throws IOException {
    this.reader = reader;
    TypeDescription all = reader.getSchema();
    if (all.getCategory() != TypeDescription.Category.STRUCT) {
      throw new IllegalArgumentException("its values are no rows");
    }
    this.types = all.getChildren();
    if (types.isEmpty()) {
      throw new IllegalArgumentException("it has no columns");
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(Column.of(all.getFieldNames().get(i), OrcType.of(types.get(i))));
    }
    this.schema = new Schema(columns);
    this.rows = reader.rows(reader.options().useSelected(false));
    this.batch = all.createRowBatch(ROWS_AT_ONCE);
  }

  static OrcTable open(java.nio.file.Path file) throws IOException {
    Configuration configuration = new Configuration(false);
    Reader reader =
        OrcFile.createReader(
            new Path("file", null, file.toString()),
            OrcFile.readerOptions(configuration)
                .filesystem(new OrcFiles(configuration))
                .useUTCTimestamp(true));
    try {
      return new OrcTable(reader);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean next() throws IOException {
    at++;
    while (at >= batch.size) {
      if (!rows.nextBatch(batch)) {
        return false;
      }
      at = 0;
    }
    return true;
  }

  @Override
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < types.size(); i++) {
      Object value = OrcValue.plain(types.get(i), batch.cols[i], at);
      if (value != null) {
        row.put(schema.names().get(i), value);
      }
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
  }
}
