// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Town town = new Town();

  @Test
  void isTakenFromAnotherServerThatMakesItMeanwhile() {
    town.accounts().ensureOwner();
    Store late = new Late(town.store);

    new Accounts(late, new Access(late), () -> town.now, new Random(2)).ensureOwner();

    assertThat(town.store.resources().find(Access.owner().user()))
        .hasValueSatisfying(owner -> assertThat(owner.generation()).isEqualTo(1));
  }

  @Test
  void isMissedWhereSomebodyElseHasTheName() {
    town.user("owner");

    assertThatThrownBy(() -> town.accounts().ensureOwner())
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
  }

  /** A store whose first answer is from before what it holds was written. */
  private static final class Late extends DelegatingStore {
    private final ResourceStore resources;

    Late(Store store) {
      super(store);
      this.resources = new Resources(store.resources());
    }

    @Override
    public ResourceStore resources() {
      return resources;
    }

    private static final class Resources implements ResourceStore {
      private final ResourceStore stored;
      private boolean asked;

      Resources(ResourceStore stored) {
        this.stored = stored;
      }

      @Override
      public Optional<Resource<Json>> find(Uid uid) {
        boolean first = !asked;
        asked = true;
        return first ? Optional.empty() : stored.find(uid);
      }

      @Override
      public Optional<Resource<Json>> find(Ref ref) {
        return stored.find(ref);
      }

      @Override
      public Optional<Resource<Json>> find(Uid uid, long generation) {
        return stored.find(uid, generation);
      }

      @Override
      public List<Resource<Json>> findAll(Collection<Uid> uids) {
        return stored.findAll(uids);
      }

      @Override
      public Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request page) {
        return stored.list(kind, project, page);
      }
    }
  }
}
