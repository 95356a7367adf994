// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import java.util.List;

/**
 * What became of a draft.
 *
 * @param resource as it is stored now, or would be after a dry run
 * @param difference merge patch (RFC 7396) from what was stored before; {@code {}} if unchanged
 * @param warnings what the change breaks elsewhere, such as recipes downstream
 */
public record Applied(
    Resource<Json> resource, Outcome outcome, Json difference, List<Problem> warnings) {
  public Applied {
    warnings = List.copyOf(warnings);
  }

  Applied with(Resource<Json> stored) {
    return new Applied(stored, outcome, difference, warnings);
  }

  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }
}
