// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.time.Instant;

/** Who did what to which resource when, with the difference (a JSON merge patch, RFC 7396). */
public record AuditEntry(
    Instant at, Caller by, String action, Uid resource, Ref ref, Json difference) {

  /** About a resource under its name of then. */
  public static AuditEntry of(
      Instant at, Caller by, String action, Resource<?> resource, Json difference) {
    return new AuditEntry(at, by, action, resource.uid(), resource.ref(), difference);
  }
}
