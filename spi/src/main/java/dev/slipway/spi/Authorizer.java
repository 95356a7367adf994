// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Uid;
import java.util.Optional;

/** Who may do what. Every read and write below the server asks. */
public interface Authorizer {
  boolean allows(Caller caller, Action action, Target target);

  /**
   * Returns if allowed.
   *
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} if the caller may not even see the
   *     target, otherwise {@code FORBIDDEN} naming the caller, the action and the right that is
   *     missing
   */
  void require(Caller caller, Action action, Target target);

  /**
   * @param project empty for what belongs to the instance
   * @param resource empty where a whole kind is meant, as in a listing or a creation
   */
  record Target(Kind kind, Optional<Uid> project, Optional<Uid> resource) {
    public static Target ofKind(Kind kind, Optional<Uid> project) {
      return new Target(kind, project, Optional.empty());
    }
  }
}
