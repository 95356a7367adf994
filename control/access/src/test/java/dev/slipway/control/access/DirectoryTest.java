// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Grantee;
import dev.slipway.model.Member;
import dev.slipway.model.Role;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import dev.slipway.model.UserStatus;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  /** The feed reaches back over ten changes only. */
  private final Town town =
      new Town(clock -> Stores.inMemory(clock, StoreSettings.standard("test").withFeedEntries(10)));

  private final Directory directory = new Directory(town.store);
  private final Caller ann = town.user("ann");
  private final Uid air = town.project("air", Member.of(Grantee.user(ann.name()), Role.READER));
  private final Uid lake = town.connection("lake", List.of(Grantee.user(ann.name())), List.of());

  @Test
  void startsAnewWhereTheFeedNoLongerReachesBack() {
    assertThat(directory.principal(ann.user())).isPresent();
    assertThat(directory.project(air).orElseThrow().spec().members()).hasSize(1);
    assertThat(directory.connection(lake).orElseThrow().spec().usableBy()).hasSize(1);

    town.user("ann", new UserSpec("", true, ""));
    town.project("air");
    town.connection("lake", List.of(), List.of());
    for (int i = 0; i < 100; i++) {
      town.commit(
          new Write.PutStatus(ann.user(), Documents.write(new UserStatus(List.of(), false))));
    }

    assertThat(directory.principal(ann.user())).isEmpty();
    assertThat(directory.project(air).orElseThrow().spec().members()).isEmpty();
    assertThat(directory.connection(lake).orElseThrow().spec().usableBy()).isEmpty();
  }

  @Test
  void takesNoKindForAnother() {
    assertThat(directory.connection(air)).isEmpty();
    assertThat(directory.project(lake)).isEmpty();
  }

  @Test
  void joinsWhatOneIsInSeveralWays() {
    Membership exports = new Membership(Role.READER, true);
    Membership edits = new Membership(Role.EDITOR, false);

    Map.of(exports, edits, edits, exports)
        .forEach(
            (one, other) -> assertThat(one.or(other)).isEqualTo(new Membership(Role.EDITOR, true)));
    assertThat(edits.or(edits)).isEqualTo(edits);
    assertThat(exports.or(exports)).isEqualTo(exports);
  }
}
