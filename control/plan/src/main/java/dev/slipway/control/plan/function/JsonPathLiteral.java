// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.model.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths into JSON: {@code $} and then {@code .name} and {@code [0]}. */
final class JsonPathLiteral {
  private static final Pattern PATH =
      Pattern.compile("\\$(\\.[\\p{L}_][\\p{L}\\p{N}_]*|\\[\\d{1,9}])*");

  private JsonPathLiteral() {}

  static Optional<String> fault(String path) {
    return PATH.matcher(path).matches()
        ? Optional.empty()
        : Optional.of(
            "'" + Text.visible(path, 80) + "' is no path into JSON, such as '$.customer.tags[0]'");
  }
}
