// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.util.List;
import java.util.Optional;

/** Reads of {@link KeyedRecord}s that have not expired. */
public interface Records {
  Optional<KeyedRecord> find(String space, String key);

  /** By key. */
  Page<KeyedRecord> list(String space, Page.Request page);

  /** Those of a space that go with a resource, by key. */
  List<KeyedRecord> ownedBy(String space, Uid owner);
}
