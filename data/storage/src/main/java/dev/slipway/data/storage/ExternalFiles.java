// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Scan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** External datasets as the files that lie at their path at the time of asking. */
public final class ExternalFiles implements ExternalTables {
  private final ResourceStore resources;
  private final Connections connections;
  private final Authorizer authorizer;

  public ExternalFiles(ResourceStore resources, Connections connections, Authorizer authorizer) {
    this.resources = resources;
    this.connections = connections;
    this.authorizer = authorizer;
  }

  @Override
  public Scan scan(Caller caller, Resource<DatasetSpec> dataset) {
    authorizer.require(caller, Action.READ, target(dataset));
    if (!(dataset.spec() instanceof DatasetSpec.External external)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The dataset '" + dataset.name() + "' is managed: it has no files of its own to list.");
    }
    requireNoVariable(dataset, external);
    // The right on the dataset opens its files, whatever the caller may do with the connection.
    Opened connection = open(Caller.SYSTEM, external);
    List<ObjectInfo> objects = TableFiles.at(connection, external.path());
    return new Scan(
        external.schema(),
        format(dataset, external),
        Map.of(),
        objects.stream().map(object -> file(connection, object)).toList(),
        TableFiles.version(objects));
  }

  @Override
  public List<Scan.File> files(Caller caller, DatasetSpec.External dataset) {
    Opened connection = open(caller, dataset);
    return TableFiles.at(connection, dataset.path()).stream()
        .map(object -> file(connection, object))
        .toList();
  }

  /** Paths come with their variables replaced, where they are set. */
  private static void requireNoVariable(
      Resource<DatasetSpec> dataset, DatasetSpec.External external) {
    if (external.path().contains("${")) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The path '"
              + external.path()
              + "' of the dataset '"
              + dataset.name()
              + "' has a variable that is not set here, or whose value can be no part of a path.");
    }
  }

  private Opened open(Caller caller, DatasetSpec.External dataset) {
    return connections.open(caller, new Name(dataset.connection()));
  }

  private static Scan.File file(Opened connection, ObjectInfo object) {
    return new Scan.File(connection.objects().uri(object.path()), object.bytes(), -1);
  }

  private static Format format(Resource<DatasetSpec> dataset, DatasetSpec.External external) {
    return external
        .format()
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID,
                "The dataset '"
                    + dataset.name()
                    + "' has no format yet. Apply it again while its files are there,"
                    + " or give it a format."));
  }

  private Target target(Resource<DatasetSpec> dataset) {
    Optional<Uid> project =
        dataset
            .ref()
            .project()
            .flatMap(key -> resources.find(Ref.ofInstance(Kind.PROJECT, key)))
            .map(Resource::uid);
    return new Target(Kind.DATASET, project, Optional.of(dataset.uid()));
  }
}
