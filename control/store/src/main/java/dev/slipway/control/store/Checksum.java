// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** CRC-32C over the cells of a row, each with its type and length, and the name of its table. */
final class Checksum {
  private final CRC32C crc = new CRC32C();
  private final byte[] number = new byte[1 + Long.BYTES];

  private Checksum() {}

  static long of(String table, List<Object> cells) {
    Checksum row = new Checksum();
    byte[] name = table.getBytes(StandardCharsets.UTF_8);
    row.number(0, name.length, Integer.BYTES);
    row.crc.update(name);
    for (Object cell : cells) {
      row.add(cell);
    }
    return row.crc.getValue();
  }

  private void add(Object cell) {
    if (cell instanceof Long value) {
      number[0] = 'n';
      number(1, value, Long.BYTES);
    } else {
      byte[] text = cell.toString().getBytes(StandardCharsets.UTF_8);
      number[0] = 't';
      number(1, text.length, Integer.BYTES);
      crc.update(text);
    }
  }

  /** Adds what stands before a number, and so many of its last bytes, the highest first. */
  private void number(int before, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      number[before + i] = (byte) (value >>> (Byte.SIZE * (bytes - 1 - i)));
    }
    crc.update(number, 0, before + bytes);
  }
}
