// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.Secret;
import java.util.Optional;

/** The client's secret, wherever it is kept; read for each login, so that it can be changed. */
public interface SecretReference {
  /**
   * Empty for a public client.
   *
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if it is not there to be read
   */
  Optional<Secret> read();
}
