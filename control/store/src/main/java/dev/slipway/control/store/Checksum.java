// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** CRC-32C over the cells of a row, each with its type and length, and the name of its table. */
final class Checksum {
  private Checksum() {}

  static long of(String table, List<Object> cells) {
    CRC32C crc = new CRC32C();
    text(crc, table);
    for (Object cell : cells) {
      if (cell instanceof Long number) {
        crc.update(ByteBuffer.allocate(1 + Long.BYTES).put((byte) 'n').putLong(number).flip());
      } else {
        crc.update('t');
        text(crc, cell.toString());
      }
    }
    return crc.getValue();
  }

  private static void text(CRC32C crc, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    crc.update(bytes);
  }
}
