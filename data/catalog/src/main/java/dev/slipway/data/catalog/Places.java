// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Connections;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.ResourceStore;
import java.util.Optional;

/** Who may come to a dataset's table, and on which connection it lies. */
final class Places {
  private final ResourceStore resources;
  private final Connections connections;
  private final Authorizer authorizer;

  /**
   * @param location where a new table of the dataset is put
   */
  record Place(ObjectStore objects, String location) {
    /** Whether the table of a pointer lies here; not after the dataset or the connection moved. */
    boolean holds(Pointer pointer) {
      return objects.path(pointer.location()).isPresent();
    }
  }

  Places(ResourceStore resources, Connections connections, Authorizer authorizer) {
    this.resources = resources;
    this.connections = connections;
    this.authorizer = authorizer;
  }

  void require(Caller caller, Action action, Resource<?> dataset) {
    authorizer.require(caller, action, target(dataset));
  }

  boolean allows(Caller caller, Action action, Resource<?> dataset) {
    return authorizer.allows(caller, action, target(dataset));
  }

  void requireCreation(Caller caller, Resource<?> project) {
    authorizer.require(
        caller, Action.WRITE, Target.ofKind(Kind.DATASET, Optional.of(project.uid())));
  }

  private Target target(Resource<?> dataset) {
    Uid project = project(dataset).uid();
    return new Target(Kind.DATASET, Optional.of(project), Optional.of(dataset.uid()));
  }

  /**
   * The right on the dataset opens its place, whatever the caller may do with the connection
   * itself.
   */
  Place of(Resource<DatasetSpec> dataset) {
    if (!(dataset.spec() instanceof DatasetSpec.Managed managed)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The dataset '" + dataset.name() + "' is external: no recipe can make it.");
    }
    return of(managed, project(dataset).name(), dataset.uid());
  }

  Place of(DatasetSpec.Managed spec, Name project, Uid dataset) {
    Name connection =
        spec.connection().equals(DatasetSpec.DEFAULT)
            ? Documents.readStored(ProjectSpec.class, project(project).spec()).connection()
            : new Name(spec.connection());
    Connections.Opened opened = connections.open(Caller.SYSTEM, connection);
    return new Place(opened.objects(), opened.objects().uri(opened.place(project, dataset)));
  }

  Resource<Json> project(Name project) {
    return resources
        .find(Ref.ofInstance(Kind.PROJECT, project))
        .orElseThrow(() ->
            new SlipwayException(ErrorCode.NOT_FOUND, "There is no project '" + project + "'."));
  }

  /** The project of a dataset that was read before, perhaps under another key. */
  private Resource<Json> project(Resource<?> dataset) {
    Name known = dataset.ref().project().orElseThrow();
    return resources
        .find(Ref.ofInstance(Kind.PROJECT, known))
        .orElseGet(() ->
            project(
                resources.find(dataset.uid()).flatMap(now -> now.ref().project()).orElse(known)));
  }
}
