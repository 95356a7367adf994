// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Kind;
import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * What matters of a target, besides what the caller is in its project.
 *
 * @param project empty for what belongs to the instance
 * @param isKind whether a whole kind is meant, as in a creation
 * @param isCaller whether it is the caller's own user or service account
 * @param isBuiltIn whether Slipway could not do without it
 * @param usable whether the caller is among those who may use it
 * @param detailsReadable whether the caller is among those who may see its details
 */
record Facts(
    Kind kind,
    Optional<Uid> project,
    boolean isKind,
    boolean isCaller,
    boolean isBuiltIn,
    boolean usable,
    boolean detailsReadable) {

  boolean isProject() {
    return kind.equals(Kind.PROJECT);
  }
}
