// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.testing.contracts.CommitsContract;
import dev.slipway.testing.contracts.CrowdContract;
import dev.slipway.testing.contracts.FeedContract;
import dev.slipway.testing.contracts.RecordsContract;
import dev.slipway.testing.contracts.ResourceStoreContract;
import dev.slipway.testing.contracts.StoreFixture;
import dev.slipway.testing.contracts.TipsContract;
import org.junit.jupiter.api.Nested;

class CachingStoreTest {
  private static final StoreFixture CACHING =
      new StoreFixture(
          (directory, clock, feedEntries) ->
              Stores.caching(
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
      super(CACHING);
    }
  }

  @Nested
  class ItsCrowd extends CrowdContract {
    ItsCrowd() {
      super(CACHING);
    }
  }

  @Nested
  class ItsResources extends ResourceStoreContract {
    ItsResources() {
      super(CACHING);
    }
  }

  @Nested
  class ItsFeed extends FeedContract {
    ItsFeed() {
      super(CACHING);
    }
  }

  @Nested
  class ItsTips extends TipsContract {
    ItsTips() {
      super(CACHING);
    }
  }

  @Nested
  class ItsRecords extends RecordsContract {
    ItsRecords() {
      super(CACHING);
    }
  }
}
