// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import java.util.Optional;

/** The columns that managed datasets have as they are published. */
public interface TableSchemas {
  /** Of none. */
  TableSchemas NONE = dataset -> Optional.empty();

  /**
   * Whoever asks.
   *
   * @return empty if the dataset was never built
   * @throws dev.slipway.model.SlipwayException if its table cannot be read just now
   */
  Optional<Schema> published(Resource<DatasetSpec> dataset);
}
