// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Connections that need a key; it tells of every setting that it sees. */
final class FakeCloud implements ConnectionProvider {
  final List<ConnectionSpec> seen = new ArrayList<>();

  @Override
  public String type() {
    return "cloud";
  }

  @Override
  public Set<String> secrets() {
    return Set.of("key", "to/ken");
  }

  @Override
  public Set<String> addresses() {
    return Set.of("endpoint");
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    seen.add(spec);
    return spec.settings().containsKey("bad")
        ? List.of(Problem.at("/settings", "Bad settings: " + spec.settings() + "."))
        : List.of();
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
    throw new UnsupportedOperationException("Resources open no connection.");
  }
}
