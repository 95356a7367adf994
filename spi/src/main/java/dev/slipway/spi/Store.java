// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.util.Map;

/** All that a database keeps for Slipway, as one thing that opens and closes. */
public interface Store extends Commits, Feed, AutoCloseable {
  ResourceStore resources();

  RunStore runs();

  Tips tips();

  Records records();

  Forms forms();

  /** Bytes on disk and rows by table, for {@code slipway status}. */
  Map<String, Long> sizes();

  @Override
  void close();
}
