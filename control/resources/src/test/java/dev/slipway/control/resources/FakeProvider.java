// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.util.List;

/** Knows connections of type local, which need a root; opens none. */
final class FakeProvider implements ConnectionProvider {
  @Override
  public String type() {
    return "local";
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    return spec.root().isEmpty() ? List.of(Problem.at("/root", "The root is missing.")) : List.of();
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
    throw new UnsupportedOperationException("Resources open no connection.");
  }
}
