// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;

/** Connections by name, opened. */
public interface Connections {
  /**
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is none of that name or
   *     the caller may not see it, {@code INVALID} if its type is unknown or its settings are wrong
   */
  Opened open(Caller caller, Name name);

  record Opened(Resource<ConnectionSpec> connection, ObjectStore objects) {}
}
