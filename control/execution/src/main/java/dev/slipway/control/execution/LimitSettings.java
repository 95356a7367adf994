// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.ActivityLimit;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.InstanceSettings;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.ResourceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits of the instance's settings, together with this server's own. */
final class LimitSettings {
  private static final Ref SETTINGS = Ref.ofInstance(Kind.SETTINGS, new Name("instance"));

  private record Seen(Uid uid, long generation) {}

  private final ResourceStore resources;
  private final Concurrency server;
  private Optional<Seen> seen = Optional.empty();

  LimitSettings(ResourceStore resources, Concurrency server) {
    this.resources = resources;
    this.server = server;
  }

  /** Those that hold now, if others did when this was asked before. */
  Optional<Limits> changed() {
    Optional<Resource<Json>> settings = resources.find(SETTINGS);
    Optional<Seen> now = settings.map(found -> new Seen(found.uid(), found.generation()));
    if (now.equals(seen)) {
      return Optional.empty();
    }
    Limits limits = Limits.of(server, settings.map(this::named).orElse(List.of()));
    seen = now;
    return Optional.of(limits);
  }

  private List<Limits.Named> named(Resource<Json> settings) {
    return Documents.readStored(InstanceSettings.class, settings.spec())
        .limits()
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> named(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /** Empty for one of something that was deleted: there is nothing to hold. */
  private Optional<Limits.Named> named(Name name, ActivityLimit limit) {
    if (limit.of().isEmpty()) {
      return Optional.of(new Limits.Named(name, limit.per(), Optional.empty(), limit.most()));
    }
    return resources
        .find(Ref.ofInstance(kind(limit.per()), limit.of().get()))
        .map(of -> new Limits.Named(name, limit.per(), Optional.of(of.uid()), limit.most()));
  }

  private static Kind kind(Per per) {
    return switch (per) {
      case PROJECT -> Kind.PROJECT;
      case CONNECTION -> Kind.CONNECTION;
      case USER -> Kind.USER;
      case INSTANCE -> Kind.SETTINGS;
    };
  }
}
