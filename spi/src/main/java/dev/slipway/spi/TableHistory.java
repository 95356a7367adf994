// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import java.time.Instant;
import java.util.List;

/** Earlier contents of managed datasets, and the ways back to them. */
public interface TableHistory {
  /**
   * What the dataset has published, newest first; empty if it was never built. Only the newest
   * hundred or so are kept.
   */
  List<Version> versions(Caller caller, Resource<DatasetSpec> dataset);

  /**
   * What to read for an earlier content.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is no such snapshot (any
   *     more)
   */
  Scan scan(Caller caller, Resource<DatasetSpec> dataset, long snapshot);

  /**
   * Writes the metadata of a table that has an earlier content again, and returns the pointer that
   * would publish it.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is no such snapshot (any
   *     more)
   */
  Tables.Prepared rolledBack(Caller caller, Resource<DatasetSpec> dataset, long snapshot);

  /**
   * The same of a table without rows; its columns stay.
   *
   * @throws dev.slipway.model.SlipwayException {@code CONFLICT} if the dataset was never built
   */
  Tables.Prepared cleared(Caller caller, Resource<DatasetSpec> dataset);

  /**
   * A content that the dataset has or had.
   *
   * @param operation how it came about, as Iceberg says: {@code append}, {@code overwrite}, …
   * @param isCurrent whether readers see it now
   */
  record Version(
      long snapshot, Instant at, String operation, long rows, long bytes, boolean isCurrent) {}
}
