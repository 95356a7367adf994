// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Accounts;
import dev.slipway.control.execution.Contents;
import dev.slipway.control.execution.Detector;
import dev.slipway.control.execution.Execution;
import dev.slipway.control.execution.Host;
import dev.slipway.control.execution.Reading;
import dev.slipway.control.execution.Workshop;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.resources.Explanation.Setting;
import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.resources.Upgrade;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.data.catalog.CatalogApi;
import dev.slipway.data.storage.ConnectionFiles;
import dev.slipway.data.storage.FolderFiles;
import dev.slipway.model.Caller;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Logs;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import dev.slipway.spi.TableHistory;
import dev.slipway.spi.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All parts of a running studio, joined by hand: read from top to bottom, it says what there is.
 */
final class Studio implements AutoCloseable {
  static final String VERSION = "0.1.0";

  private static final long MOST_CACHED_BYTES = 16L << 20;

  private static final Schema WARM_UP = new Schema(List.of(Column.of("a", Primitive.INT64)));

  private final Surroundings around;
  private final Announcement.Place place;
  private final Instant started;
  private final Entrance entrance;
  private final Storage storage;
  private final Workplace workplace;
  private final Planner planner;
  private final Resources resources;
  private final Execution execution;
  private final Reading reading;
  private final Contents contents;

  private Studio(Surroundings around, Announcement.Place place, Store database) {
    this.around = around;
    this.place = place;
    this.started = around.clock().instant();
    this.entrance = Entrance.of(database, around);
    Authorizer authorizer = entrance.access();
    this.storage = Storage.of(database, authorizer, Workplace.OWN, around);
    this.workplace = Workplace.of(around);
    this.planner = new Planner();
    Host host = workplace.host(around);
    Workshop workshop =
        new Workshop(
            storage.tables(), storage.external(), workplace.engine(), planner, workplace.logs());
    this.resources =
        new Resources(
            storage.store(),
            authorizer,
            planner,
            storage.kinds(),
            new Detector(storage.external(), workplace.engine(), host),
            dataset -> storage.tables().find(Caller.SYSTEM, dataset).map(Tables.State::schema),
            around.clock(),
            around.random());
    this.execution = new Execution(storage.store(), resources, authorizer, workshop, host);
    TableHistory history = storage.tables().history();
    this.reading = new Reading(resources, authorizer, workshop, history, host);
    this.contents = new Contents(resources, history, storage.store(), host);
  }

  /**
   * Opens the data directory and goes on with what an earlier server left.
   *
   * @throws dev.slipway.model.SlipwayException {@code IN_USE} or {@code TOO_NEW}
   */
  static Studio open(Settings settings, Announcement.Place place) {
    Store store =
        Stores.caching(
            DatabaseSetting.open(
                settings,
                StoreSettings.standard(VERSION),
                Thread.ofPlatform().name("store-", 0).factory()),
            MOST_CACHED_BYTES);
    Studio studio = new Studio(Surroundings.of(settings), place, store);
    studio.accounts().ensureOwner();
    Beginnings.connection(studio.resources);
    studio.execution.start();
    studio.storage.upkeep().start();
    return studio;
  }

  /** What the server itself sets for every recipe. */
  List<Setting> explained() {
    return workplace.compute().explained(workplace.engine().version());
  }

  /**
   * Does before it is asked for what the first user would wait for: starts workers, and plans a
   * query of nothing, so that what plans is loaded, and reads the words that a search looks
   * through. Kept out of the start, which it would slow down.
   */
  void warmUp() {
    workplace.engine().warmUp();
    planner.query("SELECT a FROM t WHERE a > 1", Map.of(new Name("t"), WARM_UP));
    resources.search().warmUp();
  }

  /** Leaves a note of where it serves, for the command line. */
  void announce() {
    Announcement.write(around.directory(), place);
  }

  Settings settings() {
    return around.settings();
  }

  Announcement.Place place() {
    return place;
  }

  Instant started() {
    return started;
  }

  Store store() {
    return storage.store();
  }

  Authorizer authorizer() {
    return entrance.access();
  }

  KindRegistry kinds() {
    return storage.kinds();
  }

  Logs logs() {
    return workplace.logs();
  }

  Resources resources() {
    return resources;
  }

  Execution execution() {
    return execution;
  }

  Contents contents() {
    return contents;
  }

  Reading reading() {
    return reading;
  }

  ConnectionFiles files() {
    return storage.files();
  }

  FolderFiles folders() {
    return storage.folders();
  }

  CatalogApi catalog() {
    return storage.catalog();
  }

  Upgrade upgrade() {
    return storage.upgrade();
  }

  SecretVault vault() {
    return storage.vault();
  }

  AdminToken token() {
    return entrance.token();
  }

  /** How people log in by an identity provider, if they do. */
  Optional<IssuerLogin> issuer() {
    return entrance.issuer();
  }

  Accounts accounts() {
    return entrance.accounts();
  }

  @Override
  public void close() {
    Announcement.remove(around.directory());
    storage.upkeep().close();
    execution.close();
    workplace.close();
    storage.store().close();
  }
}
