// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.compute.worker.ProcessLauncher;
import dev.slipway.compute.worker.WorkerEngine;
import dev.slipway.control.access.Access;
import dev.slipway.control.access.Accounts;
import dev.slipway.control.execution.Detector;
import dev.slipway.control.execution.Execution;
import dev.slipway.control.execution.Host;
import dev.slipway.control.execution.Reading;
import dev.slipway.control.execution.Workshop;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.resources.Explanation.Setting;
import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.secrets.Vault;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.data.catalog.CatalogApi;
import dev.slipway.data.catalog.CatalogTables;
import dev.slipway.data.storage.ConnectionFiles;
import dev.slipway.data.storage.DirectoryLogs;
import dev.slipway.data.storage.ExternalFiles;
import dev.slipway.data.storage.LocalProvider;
import dev.slipway.data.storage.RuledProvider;
import dev.slipway.data.storage.StoredConnections;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import dev.slipway.spi.AddressRule;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.Logs;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * All parts of a running studio, joined by hand: read from top to bottom, it says what there is.
 */
final class Studio implements AutoCloseable {
  static final String VERSION = "0.1.0";

  private static final String LOGS = "logs";
  private static final String TASKS = "tasks";

  /** What lies in the data directory besides the files of the database. */
  private static final Set<String> OWN = Set.of(LOGS, TASKS, Compute.DIRECTORY);

  private static final long MOST_CACHED_BYTES = 16L << 20;
  private static final long MOST_UPLOAD_BYTES = 64L << 30;

  private static final Schema WARM_UP = new Schema(List.of(Column.of("a", Primitive.INT64)));

  private final Settings settings;
  private final Announcement.Place place;
  private final Instant started;
  private final ScheduledExecutorService timer;
  private final Store store;
  private final Authorizer authorizer;
  private final KindRegistry kinds;
  private final DirectoryLogs logs;
  private final Compute compute;
  private final WorkerEngine engine;
  private final Planner planner;
  private final Resources resources;
  private final Execution execution;
  private final Reading reading;
  private final ConnectionFiles files;
  private final CatalogApi catalog;
  private final AdminToken token;
  private final Accounts accounts;
  private final Vault vault;

  private Studio(Settings settings, Announcement.Place place, Store database) {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    ThreadFactory threads = Thread.ofVirtual().factory();
    // Few, and mostly at work on files, for which a virtual thread would take a second one each
    // time.
    ThreadFactory work = Thread.ofPlatform().name("work-", 0).daemon().factory();
    Path directory = settings.data();
    this.settings = settings;
    this.place = place;
    this.started = clock.instant();
    this.timer =
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().name("timer").daemon().factory());
    this.token = AdminToken.of(directory, random);
    Access access = new Access(database);
    this.authorizer = access;
    this.accounts = new Accounts(database, access, clock, random);

    SecretPlaces places =
        new SecretPlaces(settings, System.getenv(), Path.of(System.getProperty("user.home")));
    this.vault = new Vault(database, authorizer, places.key(), places.references(), clock, random);
    AddressRule rule = new AddressRule(AddressRule.Names.ofSystem(), settings.allowed());
    List<ConnectionProvider> providers =
        Stream.of(new LocalProvider(directory, OWN, places.paths(), random, Syncs.threads()))
            .<ConnectionProvider>map(provider -> new RuledProvider(provider, rule))
            .toList();
    this.kinds = KindRegistry.standard(providers, vault, authorizer);
    Store store = kinds.reading(database);
    this.store = store;
    StoredConnections connections =
        new StoredConnections(store.resources(), authorizer, providers, vault);
    this.files = new ConnectionFiles(connections, authorizer, MOST_UPLOAD_BYTES);
    this.logs =
        new DirectoryLogs(directory.resolve(LOGS), settings.policy().retention().logBytes(), timer);
    ExternalFiles external = new ExternalFiles(store.resources(), connections, authorizer);
    CatalogTables tables =
        new CatalogTables(store.resources(), store.tips(), connections, authorizer, random);

    ProcessLauncher launcher = ProcessLauncher.open(directory.resolve(TASKS), clock, timer);
    this.compute = new Compute(settings);
    this.engine = WorkerEngine.start(compute.workers(), launcher, threads, clock, random);

    this.planner = new Planner();
    Uid server =
        settings.database().isPresent() ? Uid.next(clock.instant(), random) : Host.ONLY_SERVER;
    Host host = new Host(server, settings.policy(), compute.limits(), clock, random, work);
    Workshop workshop = new Workshop(tables, external, engine, planner, logs);
    this.resources =
        new Resources(
            store, authorizer, planner, kinds, new Detector(external, engine, host), clock, random);
    this.execution = new Execution(store, resources, authorizer, workshop, host);
    this.reading = new Reading(resources, authorizer, workshop, host);
    this.catalog = new CatalogApi(store, connections, authorizer, clock, random);
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
    Studio studio = new Studio(settings, place, store);
    studio.accounts.ensureOwner();
    Beginnings.connection(studio.resources);
    studio.execution.start();
    return studio;
  }

  /** What the server itself sets for every recipe. */
  List<Setting> explained() {
    return compute.explained(engine.version());
  }

  /**
   * Does before it is asked for what the first user would wait for: starts workers, and plans a
   * query of nothing, so that what plans is loaded, and reads the words that a search looks
   * through. Kept out of the start, which it would slow down.
   */
  void warmUp() {
    engine.warmUp();
    planner.query("SELECT a FROM t WHERE a > 1", Map.of(new Name("t"), WARM_UP));
    resources.search().warmUp();
  }

  /** Leaves a note of where it serves, for the command line. */
  void announce() {
    Announcement.write(settings.data(), place);
  }

  Settings settings() {
    return settings;
  }

  Announcement.Place place() {
    return place;
  }

  Instant started() {
    return started;
  }

  Store store() {
    return store;
  }

  Authorizer authorizer() {
    return authorizer;
  }

  KindRegistry kinds() {
    return kinds;
  }

  Logs logs() {
    return logs;
  }

  Resources resources() {
    return resources;
  }

  Execution execution() {
    return execution;
  }

  Reading reading() {
    return reading;
  }

  ConnectionFiles files() {
    return files;
  }

  CatalogApi catalog() {
    return catalog;
  }

  SecretVault vault() {
    return vault;
  }

  AdminToken token() {
    return token;
  }

  Accounts accounts() {
    return accounts;
  }

  @Override
  public void close() {
    Announcement.remove(settings.data());
    execution.close();
    engine.close();
    logs.close();
    timer.shutdown();
    store.close();
  }
}
