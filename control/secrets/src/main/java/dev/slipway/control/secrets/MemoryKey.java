// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A key set that is gone with its process. */
final class MemoryKey implements KeyPlace {
  private final AtomicReference<Optional<String>> kept = new AtomicReference<>(Optional.empty());

  @Override
  public Optional<String> read() {
    return kept.get();
  }

  @Override
  public boolean create(String keySet) {
    Optional<String> before = kept.get();
    return before.isEmpty() && kept.compareAndSet(before, Optional.of(keySet));
  }

  @Override
  public void replace(String keySet) {
    kept.set(Optional.of(keySet));
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public String where() {
    return "the server's memory";
  }
}
