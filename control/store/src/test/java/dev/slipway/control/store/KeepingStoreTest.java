// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.testing.contracts.CommitsContract;
import dev.slipway.testing.contracts.CrowdContract;
import dev.slipway.testing.contracts.FeedContract;
import dev.slipway.testing.contracts.ResourceStoreContract;
import dev.slipway.testing.contracts.StoreFixture;
import dev.slipway.testing.contracts.TipsContract;
import org.junit.jupiter.api.Nested;

class KeepingStoreTest {
  private static final StoreFixture KEEPING =
      new StoreFixture(
          (directory, clock, feedEntries) ->
              Stores.keeping(
                  Stores.sqlite(
                      directory,
                      StoreSettings.standard("test").withFeedEntries(feedEntries),
                      clock,
                      TestStore.THREADS),
                  1 << 20),
          true);

  @Nested
  class ItsCommits extends CommitsContract {
    ItsCommits() {
      super(KEEPING);
    }
  }

  @Nested
  class ItsCrowd extends CrowdContract {
    ItsCrowd() {
      super(KEEPING);
    }
  }

  @Nested
  class ItsResources extends ResourceStoreContract {
    ItsResources() {
      super(KEEPING);
    }
  }

  @Nested
  class ItsFeed extends FeedContract {
    ItsFeed() {
      super(KEEPING);
    }
  }

  @Nested
  class ItsTips extends TipsContract {
    ItsTips() {
      super(KEEPING);
    }
  }
}
