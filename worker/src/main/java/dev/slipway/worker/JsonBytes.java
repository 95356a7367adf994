// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.nio.ByteBuffer;

/** Bytes as the text that DuckDB casts to a blob: each as {@code \xAB}. */
final class JsonBytes {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private JsonBytes() {}

  static String text(ByteBuffer bytes) {
    StringBuilder text = new StringBuilder(bytes.remaining() * 4);
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte one = bytes.get(i);
      text.append("\\x").append(DIGITS[(one >> 4) & 15]).append(DIGITS[one & 15]);
    }
    return text.toString();
  }
}
