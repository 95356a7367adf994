// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Grantee;
import dev.slipway.model.GroupSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Right;
import dev.slipway.model.ServiceAccountSpec;
import dev.slipway.model.Share;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** People, groups, projects and connections in a store in memory; time goes on by a second each. */
final class Town {
  private final Random random = new Random(1);
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  final Store store;

  Town() {
    this(Stores::inMemory);
  }

  Town(Function<InstantSource, Store> stores) {
    this.store = stores.apply(() -> now);
  }

  Accounts accounts() {
    return new Accounts(store, new Access(store), () -> now, random, Hashing.cheap(random));
  }

  Caller user(String name) {
    return user(name, new UserSpec("", false, ""));
  }

  Caller user(String name, UserSpec spec) {
    Name of = new Name(name);
    return new Caller(put(Ref.ofInstance(Kind.USER, of), spec), of, Caller.Origin.USER);
  }

  Caller serviceAccount(String name, boolean disabled) {
    Name of = new Name(name);
    Uid uid = put(Ref.ofInstance(Kind.SERVICE_ACCOUNT, of), new ServiceAccountSpec(disabled));
    return new Caller(uid, of, Caller.Origin.USER);
  }

  Uid group(String name, List<Grantee> members, Right... rights) {
    return group(name, new GroupSpec(members, List.of(rights), List.of()));
  }

  Uid group(String name, GroupSpec spec) {
    return put(Ref.ofInstance(Kind.GROUP, new Name(name)), spec);
  }

  Uid project(String name, Member... members) {
    return project(name, List.of(members), List.of());
  }

  Uid project(String name, List<Member> members, List<Share> shares) {
    ProjectSpec spec = new ProjectSpec(new Name("local"), false, members, shares, Map.of());
    return put(Ref.ofInstance(Kind.PROJECT, new Name(name)), spec);
  }

  Uid connection(String name, List<Grantee> usableBy, List<Grantee> details) {
    ConnectionSpec spec = new ConnectionSpec("local", "files", "", Map.of(), usableBy, details);
    return put(Ref.ofInstance(Kind.CONNECTION, new Name(name)), spec);
  }

  Uid dataset(String project, String name) {
    Ref ref = Ref.inProject(Kind.DATASET, new Name(project), new Name(name));
    return put(ref, new DatasetSpec.Managed("", List.of()));
  }

  Uid put(Ref ref, Object spec) {
    return put(ref, spec, Access.owner().name());
  }

  /** Creates or replaces, as what it was labelled to be owned by first. */
  Uid put(Ref ref, Object spec, Name owner) {
    now = now.plusSeconds(1);
    Optional<Resource<Json>> before = store.resources().find(ref);
    Uid uid = before.map(Resource::uid).orElseGet(() -> Uid.next(now, random));
    Resource<Json> resource =
        new Resource<>(
            uid,
            ref,
            1,
            before.map(Resource::generation).orElse(0L) + 1,
            0,
            before.map(Resource::labels).orElse(Resource.Labels.ownedBy(owner)),
            Documents.write(spec),
            Json.EMPTY,
            before.map(Resource::created).orElse(now),
            now);
    commit(new Write.PutResource(resource));
    return uid;
  }

  void delete(Ref ref) {
    Resource<Json> found = store.resources().find(ref).orElseThrow();
    commit(new Write.DeleteResource(found.uid(), found.generation()));
  }

  void commit(Write write) {
    store.commit(Batch.of(Uid.next(now, random), Caller.SYSTEM, write));
  }
}
