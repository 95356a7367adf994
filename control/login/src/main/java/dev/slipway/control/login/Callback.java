// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider adds to the address to which it sends the browser back.
 *
 * @param error why it did not let the user in
 * @param issuer who it says it is (RFC 9207)
 */
public record Callback(
    Optional<String> state,
    Optional<String> code,
    Optional<String> error,
    Optional<String> description,
    Optional<String> issuer) {
  private static final int LONGEST = 4096;

  /**
   * The parameters of such an address; empty where it is not one, but the start of a login.
   *
   * @throws SlipwayException {@code MALFORMED} if one is there twice, or longer than any provider's
   */
  public static Optional<Callback> of(Map<String, List<String>> query) {
    if (!query.containsKey("state") && !query.containsKey("code") && !query.containsKey("error")) {
      return Optional.empty();
    }
    return Optional.of(
        new Callback(
            one(query, "state"),
            one(query, "code"),
            one(query, "error"),
            one(query, "error_description"),
            one(query, "iss")));
  }

  private static Optional<String> one(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1 || values.stream().anyMatch(value -> value.length() > LONGEST)) {
      throw new SlipwayException(
          ErrorCode.MALFORMED,
          "The identity provider sent the parameter '"
              + name
              + "' "
              + (values.size() > 1
                  ? values.size() + " times"
                  : "with over " + LONGEST + " characters")
              + ", which no provider does. Begin the login again.");
    }
    return values.stream().findFirst();
  }
}
