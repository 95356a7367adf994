// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.util.List;

/** Connections of a type that nobody opens here. */
final class NoProvider implements ConnectionProvider {
  static final String TYPE = "none";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    return List.of();
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
    throw new IllegalStateException("Nothing here reads through a connection.");
  }
}
