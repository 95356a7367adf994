// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.Optional;

/**
 * A small thing that Slipway itself keeps for a resource and that no user reads or writes as such:
 * a token's hash, a session, an encrypted secret. Not in the feed, without generations.
 *
 * @param space what sort of thing: {@code token}; each is one module's own
 * @param key unique in its space
 * @param owner the resource with which it goes
 * @param version counts changes from 1; a write that does not raise it by one is refused
 * @param expires from when on it counts as gone, and may be removed at any time
 */
public record KeyedRecord(
    String space, String key, Uid owner, Json value, long version, Optional<Instant> expires) {

  /** The first version of one that stays. */
  public static KeyedRecord of(String space, String key, Uid owner, Json value) {
    return new KeyedRecord(space, key, owner, value, 1, Optional.empty());
  }

  /** The next version, with another value. */
  public KeyedRecord with(Json other) {
    return new KeyedRecord(space, key, owner, other, version + 1, expires);
  }
}
