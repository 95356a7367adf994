// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.Optional;

/** A key set that came with the environment. */
final class KeyCredential implements KeyPlace {
  private final String variable;
  private final String keySet;

  KeyCredential(String variable, String keySet) {
    this.variable = variable;
    this.keySet = keySet;
  }

  @Override
  public Optional<String> read() {
    return Optional.of(keySet);
  }

  @Override
  public boolean create(String other) {
    throw fixed();
  }

  @Override
  public void replace(String other) {
    throw fixed();
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public String where() {
    return "the environment variable " + variable;
  }

  private SlipwayException fixed() {
    return new SlipwayException(
        ErrorCode.CONFLICT,
        "The key set comes from " + where() + ", which the server cannot change.");
  }
}
