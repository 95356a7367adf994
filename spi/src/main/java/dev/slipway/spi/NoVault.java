// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import java.util.Optional;

/** Where there is no vault, there are no secrets. */
final class NoVault implements SecretVault {
  @Override
  public long version(Slot slot) {
    return 0;
  }

  @Override
  public Write put(Slot slot, Secret secret, long version) {
    throw refused();
  }

  @Override
  public Write forget(Slot slot) {
    throw refused();
  }

  @Override
  public Secret open(Slot slot, SecretForm form) {
    throw refused();
  }

  @Override
  public Optional<String> fault(SecretForm form) {
    return Optional.of("No secrets are kept here.");
  }

  @Override
  public Rotated rotate(Caller caller) {
    throw refused();
  }

  private static SlipwayException refused() {
    return new SlipwayException(ErrorCode.INVALID, "No secrets are kept here.");
  }
}
