// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Grantee;
import dev.slipway.model.GroupSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Right;
import dev.slipway.model.ServiceAccountSpec;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.model.UserStatus;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody who is not disabled, with what their groups give them. */
final class Principals {
  private final Map<Uid, Principal> byUid = new HashMap<>();
  private final List<Resource<GroupSpec>> groups = new ArrayList<>();

  private Principals() {}

  static Principals load(ResourceStore store) {
    Principals loaded = new Principals();
    all(store, Kind.GROUP).stream()
        .map(group -> typed(group, GroupSpec.class))
        .forEach(loaded.groups::add);
    loaded.add(Access.owner().user(), builtIn());
    for (Resource<Json> found : all(store, Kind.USER)) {
      loaded.user(typed(found, UserSpec.class));
    }
    for (Resource<Json> found : all(store, Kind.SERVICE_ACCOUNT)) {
      if (!typed(found, ServiceAccountSpec.class).spec().disabled()) {
        Grantee self = Grantee.serviceAccount(found.name());
        loaded.add(found.uid(), loaded.principal(found, self, List.of()));
      }
    }
    return loaded;
  }

  Optional<Principal> find(Uid uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  private void user(Resource<UserSpec> user) {
    if (user.spec().disabled()) {
      byUid.remove(user.uid());
      return;
    }
    UserStatus status = Documents.readStored(UserStatus.class, user.status());
    Principal found = principal(user, Grantee.user(user.name()), status.claims());
    boolean administrates = status.administrator() || isOwner(user.uid());
    add(user.uid(), administrates ? administrator(found) : found);
  }

  private void add(Uid uid, Principal principal) {
    byUid.put(uid, principal);
  }

  private Principal principal(Resource<?> resource, Grantee self, List<String> claims) {
    Set<String> names = new HashSet<>();
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Resource<GroupSpec> group : groups) {
      boolean claimed = !Collections.disjoint(group.spec().claims(), claims);
      if (claimed || group.spec().members().stream().anyMatch(member -> same(member, self))) {
        names.add(group.name().key());
        rights.addAll(group.spec().rights());
      }
    }
    return new Principal(resource.ref(), resource.created(), names, rights);
  }

  private static boolean same(Grantee member, Grantee self) {
    return member.target().map(Ref::key).equals(self.target().map(Ref::key));
  }

  private static boolean isOwner(Uid uid) {
    return uid.equals(Access.owner().user());
  }

  /** The owner of an instance that has no record of them yet. */
  private static Principal builtIn() {
    Name name = Access.owner().name();
    return administrator(
        new Principal(Ref.ofInstance(Kind.USER, name), Instant.EPOCH, Set.of(), Set.of()));
  }

  private static Principal administrator(Principal principal) {
    return new Principal(
        principal.ref(), principal.created(), principal.groups(), Set.of(Right.ADMINISTER));
  }

  private static List<Resource<Json>> all(ResourceStore store, Kind kind) {
    return Page.all(page -> store.list(kind, Optional.empty(), page));
  }

  private static <S> Resource<S> typed(Resource<Json> stored, Class<S> type) {
    return stored.withSpec(Documents.readStored(type, stored.spec()));
  }
}
