// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.GadgetKind.GADGET;
import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.access.Access;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Release;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How the upgrade of a store is told of and finished. */
class UpgradeTest {
  private static final Release NEW = new Release("0.2.0", 3);
  private static final Release OLD = new Release("0.1.0", 2);
  private static final Forms.Step STEP = new Forms.Step(3, "no-hints");

  private final Random random = new Random(11);
  private final Taken taken = new Taken();
  private final KindRegistry kinds =
      new KindRegistry(List.of(new ProjectKind(), new GadgetKind(3)));
  private final Store today = kinds.reading(taken);
  private final Upgrade upgrade =
      new Upgrade(taken, new Access(taken), kinds, InstantSource.fixed(Studio.NOON), random);

  /** A store that a newer release has taken on from form 2, and what servers are at work. */
  private static final class Taken extends DelegatingStore {
    private int oldest = 2;
    private boolean contracted;
    private final List<Forms.Server> servers = new ArrayList<>();
    private Consumer<Batch> before = batch -> {};

    Taken() {
      super(Stores.inMemory(InstantSource.fixed(Studio.NOON)));
    }

    @Override
    public Position commit(Batch batch) {
      before.accept(batch);
      return super.commit(batch);
    }

    @Override
    public Forms forms() {
      Forms stored = super.forms();
      return new Forms() {
        @Override
        public State state() {
          return new State(NEW, 3, oldest, contracted ? List.of() : List.of(STEP));
        }

        @Override
        public List<Server> servers() {
          return servers;
        }

        @Override
        public List<Specs> specs() {
          return stored.specs();
        }

        @Override
        public Page<Resource<Json>> specs(Kind kind, int v, Page.Request page) {
          return stored.specs(kind, v, page);
        }

        @Override
        public void raise() {
          oldest = 3;
        }

        @Override
        public List<Step> contract() {
          List<Step> steps = contracted ? List.of() : List.of(STEP);
          contracted = true;
          return steps;
        }
      };
    }
  }

  private Resource<Json> gadget(String name, int version, String spec) {
    return new Resource<>(
        Uid.next(Studio.NOON, random),
        Ref.ofInstance(GADGET, new Name(name)),
        version,
        1,
        0,
        Resource.Labels.ownedBy(OWNER.name()),
        new Json(spec),
        Json.EMPTY,
        Studio.NOON,
        Studio.NOON);
  }

  private Resource<Json> put(Store store, Resource<Json> gadget) {
    store.commit(
        Batch.of(Uid.next(Studio.NOON, random), Caller.SYSTEM, new Write.PutResource(gadget)));
    return gadget;
  }

  private Resource<Json> stored(Resource<Json> gadget) {
    return taken.resources().find(gadget.uid()).orElseThrow();
  }

  @Test
  void storesWhatTheReleaseBeforeCanReadUntilItIsFinished() {
    Resource<Json> grey =
        put(today, gadget("one", 3, "{\"size\":4,\"colour\":\"grey\",\"later\":1}"));

    assertThat(stored(grey).specVersion()).isEqualTo(2);
    assertThat(stored(grey).spec().text()).isEqualTo("{\"size\":4,\"later\":1}");
    assertThat(today.resources().find(grey.uid()).orElseThrow().spec())
        .isEqualTo(new Json("{\"size\":4,\"later\":1,\"colour\":\"grey\"}"));

    upgrade.finish(Caller.SYSTEM, false);
    Resource<Json> red = put(today, gadget("two", 3, "{\"size\":4,\"colour\":\"red\"}"));
    assertThat(stored(red).specVersion()).isEqualTo(3);
    assertThat(stored(red).spec()).isEqualTo(red.spec());
  }

  @Test
  void refusesWhatTheReleaseBeforeCannotSayUntilItIsFinished() {
    assertThatThrownBy(() -> put(today, gadget("one", 3, "{\"size\":4,\"colour\":\"red\"}")))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContainingAll(
            "gadget:one", "up to version 2", "\"colour\":\"grey\"", "slipway upgrade finish");
    assertThat(taken.sizes()).containsEntry("resources", 0L);
  }

  @Test
  void tellsHowFarItIs() {
    put(taken, gadget("one", 1, "{\"length\":3}"));
    put(taken, gadget("two", 2, "{\"size\":3}"));
    put(taken, gadget("three", 3, "{\"size\":3,\"colour\":\"red\"}"));

    Upgrade.Status status = upgrade.status(Caller.SYSTEM);

    assertThat(status.outdated())
        .containsExactly(new Forms.Specs(GADGET, 1, 1, 0), new Forms.Specs(GADGET, 2, 1, 0));
    assertThat(status.finished()).isFalse();
    assertThat(status.hindrances()).isEmpty();
    assertThat(status.state().pending()).containsExactly(STEP);
  }

  @Test
  void isRefusedWhileAServerOfTheReleaseBeforeIsAtWork() {
    Uid named = Uid.next(Studio.NOON, random);
    Uid silent = Uid.next(Studio.NOON, random);
    Uid own = Uid.next(Studio.NOON, random);
    taken.servers.add(
        new Forms.Server(named, Studio.NOON, Optional.of(OLD), Optional.of(Studio.NOON)));
    taken.servers.add(new Forms.Server(silent, Studio.NOON, Optional.empty(), Optional.empty()));
    taken.servers.add(
        new Forms.Server(own, Studio.NOON, Optional.of(NEW), Optional.of(Studio.NOON)));

    assertThatThrownBy(() -> upgrade.finish(Caller.SYSTEM, false))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContainingAll(named.value(), "Slipway 0.1.0 (form 2)", silent.value())
        .hasMessageNotContaining(own.value());
    assertThat(upgrade.status(Caller.SYSTEM).hindrances()).hasSize(2);
    assertThat(taken.oldest).isEqualTo(2);
  }

  @Test
  void writesEverySpecInTodaysFormAndTellsTheAuditTrail() {
    List<Resource<Json>> all = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      all.add(put(taken, gadget("g" + i, 1, "{\"length\":" + i + ",\"note\":\"kept\"}")));
    }
    Resource<Json> first = all.getFirst();
    put(taken, first.next(first.ref(), 2, first.labels(), new Json("{\"size\":7}"), Studio.NOON));

    assertThat(upgrade.finish(Caller.SYSTEM, true).recast()).isZero();
    assertThat(upgrade.status(Caller.SYSTEM).outdated()).hasSize(2);
    Upgrade.Progress done = upgrade.finish(Caller.SYSTEM, false);

    assertThat(done.recast()).isEqualTo(251);
    assertThat(done.taken()).containsExactly(STEP);
    assertThat(done.status().finished()).isTrue();
    for (int i = 1; i < 250; i++) {
      assertThat(stored(all.get(i)).spec().text())
          .isEqualTo("{\"size\":" + i + ",\"note\":\"kept\",\"colour\":\"grey\"}");
      assertThat(stored(all.get(i)).generation()).isEqualTo(1);
    }
    assertThat(taken.resources().find(first.uid(), 1).orElseThrow().spec().text())
        .isEqualTo("{\"size\":0,\"note\":\"kept\",\"colour\":\"grey\"}");
    List<AuditEntry> audit = taken.tips().audit(Optional.empty(), Page.Request.FIRST).items();
    assertThat(audit.getFirst().action()).isEqualTo("finish-upgrade");
    assertThat(audit.get(1).action()).isEqualTo("recast");
    assertThat(audit.get(1).difference().text()).contains("\"from\":2,\"to\":3");

    assertThat(upgrade.finish(Caller.SYSTEM, false).recast()).isZero();
    assertThat(taken.tips().audit(Optional.empty(), Page.Request.FIRST).items())
        .hasSameSizeAs(audit);
  }

  @Test
  void losesNoChangeThatIsMadeMeanwhile() {
    List<Resource<Json>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(put(taken, gadget("g" + i, 2, "{\"size\":" + i + "}")));
    }
    Resource<Json> hot = all.get(4);
    Json changed = new Json("{\"size\":99}");
    taken.before =
        batch -> {
          if (batch.writes().getFirst() instanceof Write.Recast) {
            taken.before = later -> {};
            put(taken, hot.next(hot.ref(), 2, hot.labels(), changed, Studio.NOON));
          }
        };

    Upgrade.Progress done = upgrade.finish(Caller.SYSTEM, false);

    assertThat(done.status().finished()).isTrue();
    assertThat(done.recast()).isEqualTo(11);
    assertThat(stored(hot).spec().text()).isEqualTo("{\"size\":99,\"colour\":\"grey\"}");
    assertThat(stored(hot).generation()).isEqualTo(2);
  }

  @Test
  void goesOnBesideAnotherCallThatDoesTheSame() {
    for (int i = 0; i < 10; i++) {
      put(taken, gadget("g" + i, 2, "{\"size\":" + i + "}"));
    }
    List<Upgrade.Progress> faster = new ArrayList<>();
    taken.before =
        batch -> {
          if (batch.writes().getFirst() instanceof Write.Recast) {
            taken.before = later -> {};
            faster.add(upgrade.finish(Caller.SYSTEM, false));
          }
        };

    Upgrade.Progress slower = upgrade.finish(Caller.SYSTEM, false);

    assertThat(faster.getFirst().recast()).isEqualTo(10);
    assertThat(slower.recast()).isZero();
    assertThat(slower.status().finished()).isTrue();
  }

  @Test
  void isForAdministrators() {
    Caller stranger =
        new Caller(Uid.next(Studio.NOON, random), new Name("nobody"), Caller.Origin.USER);

    for (boolean dryRun : List.of(true, false)) {
      assertThatThrownBy(() -> upgrade.finish(stranger, dryRun))
          .isInstanceOf(SlipwayException.class);
    }
    assertThatThrownBy(() -> upgrade.status(stranger)).isInstanceOf(SlipwayException.class);
    assertThat(taken.oldest).isEqualTo(2);
  }
}
