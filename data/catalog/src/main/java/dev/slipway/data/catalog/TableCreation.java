// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.MetadataFiles.Written;
import dev.slipway.data.catalog.Places.Place;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.MetadataUpdate.UpgradeFormatVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;

/** Makes a table that a client asked for, and the managed dataset that it is. */
final class TableCreation {
  private static final DatasetSpec.Managed SPEC =
      new DatasetSpec.Managed(DatasetSpec.DEFAULT, List.of());

  private final CatalogReads reads;
  private final Places places;
  private final MetadataFiles files;
  private final Batches batches;

  TableCreation(CatalogReads reads, Places places, MetadataFiles files, Batches batches) {
    this.reads = reads;
    this.places = places;
    this.files = files;
    this.batches = batches;
  }

  /** The table as it will be; nothing is written, so that it serves a staged creation too. */
  TableMetadata metadata(Caller caller, Namespace namespace, CreateTableRequest request) {
    Resource<Json> project = free(caller, namespace, request.name());
    String location = places.of(SPEC, project.name(), batches.uid()).location();
    Map<String, String> properties = Replacement.properties();
    properties.putAll(request.properties());
    TableMetadata made =
        TableMetadata.newTableMetadata(
            request.schema(),
            Objects.requireNonNullElse(request.spec(), PartitionSpec.unpartitioned()),
            Objects.requireNonNullElse(request.writeOrder(), SortOrder.unsorted()),
            Objects.requireNonNullElse(request.location(), location),
            properties);
    TableRules.check(made, location);
    return made;
  }

  /** The table that the commit of a staged creation describes. */
  TableMetadata metadata(Caller caller, TableIdentifier table, UpdateTableRequest request) {
    free(caller, table.namespace(), table.name());
    TableMetadata.Builder builder =
        request.updates().stream()
            .filter(UpgradeFormatVersion.class::isInstance)
            .map(update ->
                TableMetadata.buildFromEmpty(((UpgradeFormatVersion) update).formatVersion()))
            .findFirst()
            .orElseGet(TableMetadata::buildFromEmpty);
    request.updates().forEach(update -> update.applyTo(builder));
    return builder.build();
  }

  void add(
      Caller caller,
      Namespace namespace,
      String name,
      TableMetadata made,
      TableChanges.Ready ready) {
    Resource<Json> project = reads.project(caller, namespace);
    Uid uid = uid(made.location());
    Place place = places.of(SPEC, project.name(), uid);
    TableRules.check(made, place.location());
    Written written = files.write(place.objects(), made, Map.of(), 1, batches.unique());
    Pointer pointer = written.pointer(Pointer.Key.published(uid), 1);
    Resource<Json> dataset =
        dataset(caller, uid, Ref.inProject(Kind.DATASET, project.name(), new Name(name)));
    ready.answers().add(written.answer());
    ready.conditions().add(new Condition.Exists(project.uid()));
    ready.writes().add(new Write.PutResource(dataset));
    ready.writes().add(new Write.PutPointer(pointer));
    ready.writes().add(batches.audit(caller, "create", dataset, Json.EMPTY, dataset.spec()));
    ready.undo().add(() -> files.remove(place.objects(), pointer));
  }

  /** The project, if the caller may make a dataset of that name in it. */
  private Resource<Json> free(Caller caller, Namespace namespace, String name) {
    Resource<Json> project = reads.project(caller, namespace);
    places.requireCreation(caller, project);
    Optional<Resource<Json>> there = reads.dataset(project, new Name(name).value());
    if (there.isPresent()) {
      throw new AlreadyExistsException(
          "There is a dataset '%s' in the project '%s' already; choose another name.",
          there.get().name(), namespace);
    }
    return project;
  }

  /** A staged creation comes back with the place that we named, whose end is the dataset's uid. */
  private static Uid uid(String location) {
    String last = location.substring(location.lastIndexOf('/') + 1);
    if (last.length() != 26) {
      throw new BadRequestException(
          "Slipway names the places of its tables; '%s' is none that it named. Leave the location out.",
          location);
    }
    return new Uid(last);
  }

  private Resource<Json> dataset(Caller caller, Uid uid, Ref ref) {
    Instant now = batches.now();
    Resource.Labels labels = Resource.Labels.ownedBy(caller.name());
    Json spec = Documents.write(SPEC);
    return new Resource<>(uid, ref, 1, 1, 0, labels, spec, Json.EMPTY, now, now);
  }
}
