// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Secret;
import java.util.List;
import java.util.Set;

/** Opens the connections of one type. Each cloud's plug-in registers its own. */
public interface ConnectionProvider {
  /** The {@link ConnectionSpec#type} it opens. */
  String type();

  /** Its settings that are secret; a spec holds a {@link SecretForm} in their place. */
  default Set<String> secrets() {
    return Set.of();
  }

  /**
   * Its settings, besides the root, that decide where secrets are sent. With a change of one the
   * secrets have to be given anew, so that nobody sends another's secret to a place of their own.
   */
  default Set<String> addresses() {
    return Set.of();
  }

  /**
   * Its settings that hold an address which the server calls ({@code https://…}). Each is held to
   * the {@link AddressRule} when it is saved and when the connection is opened, whatever the
   * provider does; the provider itself connects by {@link CheckedAddress#connect}.
   */
  default Set<String> called() {
    return Set.of();
  }

  /** What can be seen to be wrong without going there; pointers are within the spec. */
  List<Problem> problems(ConnectionSpec spec);

  /**
   * The objects below the connection's root. Called once for each generation of a connection
   * without problems; does not fail because the place is absent or out of reach now.
   *
   * @param secrets asked at each use, as what they refer to may change
   */
  ObjectStore open(ConnectionSpec spec, Secrets secrets);

  /** The secret settings of one connection. */
  @FunctionalInterface
  interface Secrets {
    /**
     * @throws dev.slipway.model.SlipwayException as {@link SecretVault#open}, and {@code INVALID}
     *     if the connection has no such setting
     */
    Secret load(String setting);
  }
}
