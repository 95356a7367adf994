// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import javax.sql.DataSource;

/**
 * A field that only a later release knows, in the spec of a dataset: put into the row as that
 * release would have stored it, with the row's checksum.
 */
record LaterField(DataSource database, String dataset) {
  private static final String FIELD = "\"later\":{\"deep\":[1,2]}";
  private static final String CELLS =
      "uid, generation, kind, project, name_key, name, revision, spec_version, labels, spec,"
          + " status, created, updated";
  private static final int SPEC = 10;

  void put() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement("select " + CELLS + " from resources where name = ?");
        PreparedStatement write =
            connection.prepareStatement("update resources set spec = ?, crc = ? where name = ?")) {
      read.setString(1, dataset);
      try (ResultSet row = read.executeQuery()) {
        assertThat(row.next()).isTrue();
        String spec = row.getString(SPEC).replaceFirst("\\{", "{" + FIELD + ",");
        write.setString(1, spec);
        write.setLong(2, checksum(row, spec));
        write.setString(3, dataset);
        assertThat(write.executeUpdate()).isEqualTo(1);
      }
    }
  }

  boolean isThere() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement("select spec from resources where name = ?")) {
      read.setString(1, dataset);
      try (ResultSet row = read.executeQuery()) {
        return row.next() && row.getString(1).contains(FIELD);
      }
    }
  }

  private static long checksum(ResultSet row, String spec) throws SQLException {
    CRC32C crc = new CRC32C();
    text(crc, "resources");
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object cell = i == SPEC ? spec : row.getObject(i);
      if (cell instanceof Number number) {
        crc.update(
            ByteBuffer.allocate(1 + Long.BYTES).put((byte) 'n').putLong(number.longValue()).flip());
      } else {
        crc.update('t');
        text(crc, cell.toString());
      }
    }
    return crc.getValue();
  }

  private static void text(CRC32C crc, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    crc.update(bytes);
  }
}
