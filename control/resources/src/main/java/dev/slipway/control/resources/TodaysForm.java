// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Resources as if today's Slipway had written them, whichever version did. */
final class TodaysForm implements ResourceStore {
  private final ResourceStore stored;
  private final KindRegistry kinds;

  TodaysForm(ResourceStore stored, KindRegistry kinds) {
    this.stored = stored;
    this.kinds = kinds;
  }

  @Override
  public Optional<Resource<Json>> find(Ref ref) {
    return stored.find(ref).map(kinds::today);
  }

  @Override
  public Optional<Resource<Json>> find(Uid uid) {
    return stored.find(uid).map(kinds::today);
  }

  @Override
  public List<Resource<Json>> findAll(Collection<Uid> uids) {
    return stored.findAll(uids).stream().map(kinds::today).toList();
  }

  @Override
  public Optional<Resource<Json>> find(Uid uid, long generation) {
    return stored.find(uid, generation).map(kinds::today);
  }

  @Override
  public Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request page) {
    Page<Resource<Json>> found = stored.list(kind, project, page);
    return new Page<>(found.items().stream().map(kinds::today).toList(), found.next());
  }
}
