// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.GadgetKind.GADGET;
import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.access.Access;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Resources that another version of Slipway has stored. */
class UpcastTest {
  private static final Ref ONE = Ref.ofInstance(GADGET, new Name("one"));

  private final Store store = Stores.inMemory(InstantSource.fixed(Studio.NOON));
  private final KindRegistry kinds = kinds(3);
  private final Store today = kinds.reading(store);
  private final Resources resources = resources(today, kinds);

  private static KindRegistry kinds(int version) {
    return new KindRegistry(List.of(new ProjectKind(), new GadgetKind(version)));
  }

  private static Resources resources(Store store, KindRegistry kinds) {
    return new Resources(
        store,
        new Access(store),
        new Planner(),
        kinds,
        new FakeDetector(),
        InstantSource.fixed(Studio.NOON),
        new Random(5));
  }

  private Uid stored(int version, String spec) {
    Uid uid = Uid.next(Studio.NOON, new Random(3));
    store.commit(
        Batch.of(
            Uid.next(Studio.NOON, new Random(4)),
            OWNER,
            new Write.PutResource(
                new Resource<>(
                    uid,
                    ONE,
                    version,
                    1,
                    0,
                    Resource.Labels.ownedBy(OWNER.name()),
                    new Json(spec),
                    Json.EMPTY,
                    Studio.NOON,
                    Studio.NOON))));
    return uid;
  }

  @Test
  void readsAnEarlierFormAsTodays() {
    Uid uid = stored(1, "{\"length\":3}");
    GadgetKind.Gadget expected = new GadgetKind.Gadget(3, "grey");

    assertThat(
            List.of(
                today.resources().find(ONE).orElseThrow(),
                today.resources().find(uid).orElseThrow(),
                today.resources().find(uid, 1).orElseThrow(),
                today
                    .resources()
                    .list(GADGET, Optional.empty(), Page.Request.FIRST)
                    .items()
                    .getFirst()))
        .allSatisfy(read -> {
          assertThat(Documents.read(GadgetKind.Gadget.class, read.spec())).isEqualTo(expected);
          assertThat(read.specVersion()).isEqualTo(3);
        });
    assertThat(store.resources().find(ONE).orElseThrow().specVersion()).isEqualTo(1);
  }

  @Test
  void startsFromTheVersionThatIsStored() {
    stored(2, "{\"size\":4,\"note\":\"length\"}");

    assertThat(resources.load(OWNER, ONE).spec().text())
        .isEqualTo("{\"size\":4,\"colour\":\"grey\"}");
  }

  @Test
  void writesTodaysFormAtTheNextChangeAndNotBefore() {
    stored(1, "{\"length\":3}");

    Applied same = resources.apply(OWNER, List.of(draft(3, "grey")), false).getFirst();
    assertThat(same.outcome()).isEqualTo(Applied.Outcome.UNCHANGED);
    assertThat(store.resources().find(ONE).orElseThrow().spec().text()).contains("length");

    resources.apply(OWNER, List.of(draft(4, "grey")), false);
    Resource<Json> now = store.resources().find(ONE).orElseThrow();
    assertThat(now.spec().text()).isEqualTo("{\"size\":4,\"colour\":\"grey\"}");
    assertThat(now.specVersion()).isEqualTo(3);
  }

  @Test
  void keepsWhatOnlyANewerServerKnowsOverAChange() {
    stored(3, "{\"size\":3,\"colour\":\"red\",\"later\":{\"deep\":[1]}}");

    assertThat(resources.load(OWNER, ONE).spec().text())
        .isEqualTo("{\"size\":3,\"colour\":\"red\"}");
    resources.patch(OWNER, ONE, new Json("{\"spec\":{\"size\":9}}"), Precondition.ANY);
    resources.rename(OWNER, ONE, new Name("two"), Precondition.ANY, false);

    Ref two = Ref.ofInstance(GADGET, new Name("two"));
    assertThat(store.resources().find(two).orElseThrow().spec().text())
        .isEqualTo("{\"size\":9,\"colour\":\"red\",\"later\":{\"deep\":[1]}}");
  }

  @Test
  void stillRefusesAFieldThatItDoesNotKnowInARequest() {
    stored(3, "{\"size\":3,\"colour\":\"red\",\"later\":1}");

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                resources.patch(
                    OWNER, ONE, new Json("{\"spec\":{\"later\":2}}"), Precondition.ANY));

    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/spec/later");
  }

  @Test
  void readsButDoesNotChangeWhatANewerServerHasWrittenInAnotherForm() {
    stored(4, "{\"size\":3,\"colour\":\"red\",\"later\":1}");

    assertThat(resources.load(OWNER, ONE).spec().text()).contains("\"size\":3");
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> resources.apply(OWNER, List.of(draft(4, "grey")), false));
    assertThat(refused).hasMessageContaining("gadget:one was written by a newer Slipway (form 4)");
    assertThatThrownBy(() -> resources.rename(OWNER, ONE, new Name("two"), Precondition.ANY, false))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_NEW));
  }

  @Test
  void takesNoDefinitionWithoutAStepForEachVersionInOrder() {
    GadgetKind known = new GadgetKind(3);
    GadgetKind tooNew = new GadgetKind(4);
    GadgetKind backwards = new GadgetKind(3, 1);

    assertThat(new KindRegistry(List.of(known)).all()).hasSize(1);
    assertThatThrownBy(() -> new KindRegistry(List.of(tooNew)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gadget is at version 4 with 2 steps");
    assertThatThrownBy(() -> new KindRegistry(List.of(backwards)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of an earlier release after one of a later");
  }

  private static Draft draft(long size, String colour) {
    Json spec = Documents.write(new GadgetKind.Gadget(size, colour));
    return new Draft(ONE, "", "", List.of(), spec, Draft.Source.NONE);
  }
}
