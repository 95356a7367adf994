// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Uid;
import dev.slipway.spi.Position;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SpecChangesTest {
  private final Studio studio =
      new Studio(
          Stores.inMemory(
              InstantSource.fixed(Studio.NOON), StoreSettings.standard("test").withFeedEntries(8)));
  private final SpecChanges changes = new SpecChanges(studio.store);

  @Test
  void namesTheResourcesOfTheProjectThatHaveChanged() {
    studio.apply(Studio.BASE);
    Position from = studio.store.end();

    studio.patch(Studio.dataset("late"), "{\"title\":\"x\"}");
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);
    studio.apply("{kind: project, name: other, spec: {connection: files}}");

    assertThat(changes.between(project(), from, studio.store.end()).orElseThrow())
        .hasSize(2)
        .contains(uid(Studio.dataset("late")));
    assertThat(changes.between(project(), from, from).orElseThrow()).isEmpty();
  }

  @Test
  void countsAChangeOfTheProjectItself() {
    studio.apply(Studio.BASE);
    Position from = studio.store.end();

    studio.patch(Studio.project("nyc"), "{\"title\":\"x\"}");

    assertThat(changes.between(project(), from, studio.store.end()))
        .hasValueSatisfying(uids -> assertThat(uids).containsExactly(project()));
    assertThat(studio.resources.flow(OWNER, new Name("nyc")).project().labels().title())
        .isEqualTo("x");
  }

  @Test
  void saysNothingWhereTheFeedNoLongerKnows() {
    studio.apply(Studio.BASE);
    Flow before = studio.resources.flow(OWNER, new Name("nyc"));
    Position from = studio.store.end();
    for (int i = 0; i < 20; i++) {
      studio.patch(Studio.dataset("late"), "{\"title\":\"" + i + "\"}");
    }

    assertThat(changes.between(project(), from, studio.store.end())).isEmpty();
    Flow after = studio.resources.flow(OWNER, new Name("nyc"));
    assertThat(after).isNotSameAs(before);
    assertThat(after.dataset(new Name("late")).orElseThrow().labels().title()).isEqualTo("19");
  }

  private Uid project() {
    return uid(Studio.project("nyc"));
  }

  private Uid uid(Ref ref) {
    return studio.store.resources().find(ref).orElseThrow().uid();
  }
}
