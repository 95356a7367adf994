// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Secret;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Connections that need a key; what was opened last shows which it would use. */
final class KeyedProvider implements ConnectionProvider {
  private Secrets secrets =
      setting -> {
        throw new IllegalStateException("Nothing was opened yet: " + setting);
      };

  @Override
  public String type() {
    return "keyed";
  }

  @Override
  public Set<String> secrets() {
    return Set.of("key");
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    return List.of();
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets given) {
    secrets = given;
    return new MemoryObjectStore("keyed", InstantSource.system());
  }

  Secret used(String setting) {
    return secrets.load(setting);
  }
}
