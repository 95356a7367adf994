// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import java.util.List;

/** External datasets as tables: which files they are now. */
public interface ExternalTables {
  /**
   * Lists the files. The scan's version is a SHA-256 over paths and versions.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} naming connection and path if
   *     there is no file
   */
  Scan scan(Caller caller, Resource<DatasetSpec> dataset);

  /** The files alone, before a format or schema is known. */
  List<Scan.File> files(Caller caller, DatasetSpec.External dataset);
}
