// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.spi.Logs;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs that are gone with the test. */
final class MemoryLogs implements Logs {
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  Set<String> texts() {
    return texts.keySet();
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  @Override
  public Writer open(String name) {
    return new Writer() {
      @Override
      public void line(String line) {
        texts.merge(name, line + "\n", String::concat);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Slice read(String name, long offset, int most) {
    String text = text(name);
    int to = (int) Math.min(text.length(), offset + most);
    return new Slice(text.substring((int) offset, to), to);
  }

  @Override
  public void delete(String name) {
    texts.remove(name);
  }
}
