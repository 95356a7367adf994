// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Caller;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token, as all may know it who have it; its secret is shown once and not kept.
 *
 * @param id by which it is revoked
 * @param scope empty for all rights of its user
 * @param lastUsed to the minute; empty if it never was
 */
public record Token(
    Uid id,
    String name,
    Optional<Caller.Scope> scope,
    Instant created,
    Instant expires,
    Optional<Instant> lastUsed) {

  Token usedAt(Instant now) {
    return new Token(id, name, scope, created, expires, Optional.of(now));
  }
}
