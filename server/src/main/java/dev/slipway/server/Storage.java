// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Upgrade;
import dev.slipway.control.secrets.Vault;
import dev.slipway.data.catalog.CatalogApi;
import dev.slipway.data.catalog.CatalogTables;
import dev.slipway.data.catalog.TableSweep;
import dev.slipway.data.storage.ConnectionFiles;
import dev.slipway.data.storage.ExternalFiles;
import dev.slipway.data.storage.FolderFiles;
import dev.slipway.data.storage.LocalProvider;
import dev.slipway.data.storage.RuledProvider;
import dev.slipway.data.storage.SamePlace;
import dev.slipway.data.storage.StoredConnections;
import dev.slipway.spi.AddressRule;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.Connections;
import dev.slipway.spi.RunStore;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where data lies, and how it is reached: connections with their secrets, and what is read through
 * them.
 *
 * @param store the database, as the kinds of resources are read from it
 */
record Storage(
    Vault vault,
    KindRegistry kinds,
    Store store,
    ConnectionFiles files,
    FolderFiles folders,
    ExternalFiles external,
    CatalogTables tables,
    CatalogApi catalog,
    Upgrade upgrade,
    Upkeep upkeep) {
  private static final long MOST_UPLOAD_BYTES = 64L << 30;
  private static final int SWEPT_AT_ONCE = 2;

  /**
   * @param own what lies in the data directory besides the files of the database, where no
   *     connection may lie
   */
  static Storage of(Store database, Authorizer authorizer, Set<String> own, Surroundings around) {
    SecretPlaces places =
        new SecretPlaces(
            around.settings(), System.getenv(), Path.of(System.getProperty("user.home")));
    Vault vault =
        new Vault(
            database,
            authorizer,
            places.key(),
            places.references(),
            around.clock(),
            around.random());
    AddressRule rule = new AddressRule(AddressRule.Names.ofSystem(), around.settings().allowed());
    List<ConnectionProvider> providers =
        Stream.of(
                new LocalProvider(
                    around.directory(), own, places.paths(), around.random(), Syncs.threads()))
            .<ConnectionProvider>map(provider -> new RuledProvider(provider, rule))
            .toList();
    KindRegistry kinds = KindRegistry.standard(providers, vault, authorizer);
    Store store = kinds.reading(database);
    StoredConnections connections =
        new StoredConnections(store.resources(), authorizer, providers, vault);
    Connections managed =
        around.settings().database().isPresent()
            ? new SamePlace(connections, database, around.clock(), around.random())
            : connections;
    TableSweep sweep =
        new TableSweep(store, managed, authorizer, around.clock(), () -> unfinished(store.runs()));
    return new Storage(
        vault,
        kinds,
        store,
        new ConnectionFiles(connections, authorizer, MOST_UPLOAD_BYTES),
        new FolderFiles(store.resources(), connections, authorizer, MOST_UPLOAD_BYTES),
        new ExternalFiles(store.resources(), connections, authorizer),
        new CatalogTables(store.resources(), store.tips(), managed, authorizer, around.random()),
        new CatalogApi(store, managed, authorizer, around.clock(), around.random()),
        new Upgrade(database, authorizer, kinds, around.clock(), around.random()),
        new Upkeep(turn -> sweep.step(turn, SWEPT_AT_ONCE)));
  }

  private static List<String> unfinished(RunStore runs) {
    return runs.unfinished().stream().map(run -> run.uid().value()).toList();
  }
}
