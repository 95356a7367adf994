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

class MemoryStoreTest {
  private static final StoreFixture MEMORY =
      new StoreFixture(
          (directory, clock, feedEntries) ->
              Stores.inMemory(clock, StoreSettings.standard("test").withFeedEntries(feedEntries)),
          false);

  @Nested
  class ItsCommits extends CommitsContract {
    ItsCommits() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsCrowd extends CrowdContract {
    ItsCrowd() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsResources extends ResourceStoreContract {
    ItsResources() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsRuns extends RunStoreContract {
    ItsRuns() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsFeed extends FeedContract {
    ItsFeed() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsTips extends TipsContract {
    ItsTips() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsRecords extends RecordsContract {
    ItsRecords() {
      super(MEMORY);
    }
  }

  @Nested
  class ItsForms extends FormsContract {
    ItsForms() {
      super(MEMORY);
    }
  }
}
