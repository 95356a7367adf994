// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * One entry of the feed.
 *
 * @param uid of the resource or run
 * @param project whose rights decide who may see the entry; empty for what belongs to the instance
 * @param body a few facts, so that most watchers need not read again: {@code kind}, {@code name}
 *     and {@code generation} of a resource; {@code state} of a run; {@code recipe}, {@code key},
 *     {@code state}, {@code reason} of an activity; {@code snapshot} of a published table
 */
public record Change(
    Position position, Subject subject, Uid uid, Optional<Uid> project, Json body) {
  public enum Subject {
    RESOURCE,
    STATUS,
    DELETED,
    RUN,
    ACTIVITY,
    PUBLISHED
  }
}
