// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.spi.Action;
import dev.slipway.spi.KindDefinition;

/** Resources as their readers are shown them. */
final class Views {
  private final Reads reads;
  private final KindRegistry kinds;

  Views(Reads reads, KindRegistry kinds) {
    this.reads = reads;
    this.kinds = kinds;
  }

  /** Without the details that not everybody sees who sees a resource of the instance. */
  Resource<Json> shown(Caller caller, Resource<Json> found) {
    return found.ref().project().isPresent() || reads.allows(caller, Action.READ_DETAILS, found)
        ? kinds.known(found)
        : kinds.find(found.ref().kind()).map(kind -> outline(kind, found)).orElse(found);
  }

  private static <S> Resource<Json> outline(KindDefinition<S> kind, Resource<Json> found) {
    S spec = Reads.typed(found, kind.specType()).spec();
    return found.withSpec(Documents.write(kind.outline(spec)));
  }
}
