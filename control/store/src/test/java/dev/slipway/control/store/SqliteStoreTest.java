// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.testing.contracts.CommitsContract;
import dev.slipway.testing.contracts.CrowdContract;
import dev.slipway.testing.contracts.FeedContract;
import dev.slipway.testing.contracts.FormsContract;
import dev.slipway.testing.contracts.RecordsContract;
import dev.slipway.testing.contracts.ResourceStoreContract;
import dev.slipway.testing.contracts.RunStoreContract;
import dev.slipway.testing.contracts.StoreFixture;
import dev.slipway.testing.contracts.TipsContract;
import org.junit.jupiter.api.Nested;

class SqliteStoreTest {
  private static final StoreFixture SQLITE =
      new StoreFixture(
          (directory, clock, feedEntries) ->
              Stores.sqlite(
                  directory,
                  StoreSettings.standard("test").withFeedEntries(feedEntries),
                  clock,
                  Thread.ofPlatform().daemon().factory()),
          true);

  @Nested
  class ItsCommits extends CommitsContract {
    ItsCommits() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsCrowd extends CrowdContract {
    ItsCrowd() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsResources extends ResourceStoreContract {
    ItsResources() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsRuns extends RunStoreContract {
    ItsRuns() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsFeed extends FeedContract {
    ItsFeed() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsTips extends TipsContract {
    ItsTips() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsRecords extends RecordsContract {
    ItsRecords() {
      super(SQLITE);
    }
  }

  @Nested
  class ItsForms extends FormsContract {
    ItsForms() {
      super(SQLITE);
    }
  }
}
