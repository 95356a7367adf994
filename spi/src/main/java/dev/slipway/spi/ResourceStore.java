// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads of resources. Every read sees all batches committed before it began. A row that does not
 * match its checksum is {@code CORRUPT}, never a wrong value.
 */
public interface ResourceStore {
  /** By name, ignoring case. */
  Optional<Resource<Json>> find(Ref ref);

  Optional<Resource<Json>> find(Uid uid);

  /** Those of the uids that there are, in any order. */
  List<Resource<Json>> findAll(Collection<Uid> uids);

  /** The resource as it was at an earlier generation; also of its current one. */
  Optional<Resource<Json>> find(Uid uid, long generation);

  /** Resources of a kind by name; {@code project} is empty for the kinds of the instance. */
  Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request page);
}
