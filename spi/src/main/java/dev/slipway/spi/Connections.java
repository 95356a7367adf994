// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;

/** Connections by name, opened. */
public interface Connections {
  /**
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if there is none of that name or
   *     the caller may not see it, {@code INVALID} if its type is unknown or its settings are wrong
   */
  Opened open(Caller caller, Name name);

  record Opened(Resource<ConnectionSpec> connection, ObjectStore objects) {
    /**
     * Where a managed dataset of a project lives: the naming rule expanded, then the dataset's uid.
     */
    public ObjectPath place(Name projectKey, Uid dataset) {
      String below = connection.spec().managedPath().replace("${projectKey}", projectKey.value());
      return new ObjectPath(below).child(dataset.value());
    }
  }
}
