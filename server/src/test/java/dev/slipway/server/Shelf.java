// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Access;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Resources in memory, for routes to stand on. */
final class Shelf {
  static final Caller OWNER = Access.owner();
  static final ResourceRoutes.Labels ANY = new ResourceRoutes.Labels("", "", Optional.empty());

  final Store store = Stores.inMemory(CLOCK);
  final KindRegistry kinds =
      KindRegistry.standard(List.of(new Unreachable()), SecretVault.NONE, new Access(store));
  final Resources resources =
      new Resources(
          store,
          new Access(store),
          new Planner(),
          kinds,
          (caller, dataset, spec) -> spec,
          CLOCK,
          new Random(1));
  final ResourceRoutes routes = new ResourceRoutes(resources, kinds);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  static Json json(String text) {
    return Documents.parse(text);
  }

  /** Local connections that are looked at by nobody. */
  private static final class Unreachable implements ConnectionProvider {
    @Override
    public String type() {
      return "local";
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
}
