// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Ref;

/** Finds out how external files are read. */
@FunctionalInterface
public interface SchemaDetector {
  /**
   * The dataset with format and schema filled in; what is given already is kept.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is no file, {@code
   *     BAD_DATA} if it cannot be understood
   */
  DatasetSpec.External detect(Caller caller, Ref dataset, DatasetSpec.External spec);
}
