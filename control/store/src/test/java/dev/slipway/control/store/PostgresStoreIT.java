// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Store;
import dev.slipway.testing.contracts.CommitsContract;
import dev.slipway.testing.contracts.CrowdContract;
import dev.slipway.testing.contracts.FeedContract;
import dev.slipway.testing.contracts.FormsContract;
import dev.slipway.testing.contracts.RecordsContract;
import dev.slipway.testing.contracts.ResourceStoreContract;
import dev.slipway.testing.contracts.RunStoreContract;
import dev.slipway.testing.contracts.StoreFixture;
import dev.slipway.testing.contracts.TipsContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

class PostgresStoreIT {
  private static final StoreFixture POSTGRES = new StoreFixture(PostgresStoreIT::open, true);

  /** Each directory stands for a database of its own. */
  private static Store open(Path directory, InstantSource clock, int feedEntries) {
    String name = "d" + Integer.toHexString(directory.toString().hashCode());
    try {
      return Stores.postgresql(
          directory,
          PostgresServer.shared().create(name),
          StoreSettings.standard("test").withFeedEntries(feedEntries),
          TestStore.THREADS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nested
  class ItsCommits extends CommitsContract {
    ItsCommits() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsCrowd extends CrowdContract {
    ItsCrowd() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsResources extends ResourceStoreContract {
    ItsResources() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsRuns extends RunStoreContract {
    ItsRuns() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsFeed extends FeedContract {
    ItsFeed() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsTips extends TipsContract {
    ItsTips() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsRecords extends RecordsContract {
    ItsRecords() {
      super(POSTGRES);
    }
  }

  @Nested
  class ItsForms extends FormsContract {
    ItsForms() {
      super(POSTGRES);
    }
  }
}
