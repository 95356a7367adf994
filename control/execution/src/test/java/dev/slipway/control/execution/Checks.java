// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Check;
import java.util.List;

/** Checks for tests. */
final class Checks {
  private Checks() {}

  static Check notNull(String column) {
    return new Check.NotNull(List.of(column), Check.Severity.FAIL);
  }

  static Check warnsOfNull(String column) {
    return new Check.NotNull(List.of(column), Check.Severity.WARN);
  }
}
