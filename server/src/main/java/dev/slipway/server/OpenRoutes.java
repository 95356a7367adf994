// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.List;

/**
 * The routes that are answered without a token. There are never more than five of them: each is a
 * door that anybody who reaches the port can knock at.
 */
final class OpenRoutes {
  /** Each with all that lies below it. */
  static final List<String> ALL = List.of("/health");

  /**
   * Where one gets in. Answered without a token, and otherwise like any other: by a name of this
   * server, to no foreign page, in turn.
   */
  static final String LOGIN = "/api/v1/login";

  /**
   * Where one leaves for an identity provider and comes back from it; there is such a route only
   * where there is a provider.
   */
  static final String ISSUER = LOGIN + "/oidc";

  private OpenRoutes() {}

  /** Whether a path, normalized, is answered to anybody. */
  static boolean contains(String path) {
    return ALL.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }
}
