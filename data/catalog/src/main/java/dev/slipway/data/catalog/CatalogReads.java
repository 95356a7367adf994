// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.Places.Place;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Store;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * Finds projects and tables by the names of a catalog's client; what it may not see is not there.
 */
final class CatalogReads {
  private static final long MOST_ANSWER_BYTES = 16L << 20;

  private final Store store;
  private final Authorizer authorizer;
  private final Places places;
  private final MetadataFiles files;
  private final Cache<byte[]> loaded = new Cache<>(MOST_ANSWER_BYTES);

  /** A table that is there, as of one pointer. */
  record Table(
      Resource<DatasetSpec> dataset, Place place, Pointer pointer, TableMetadata metadata) {}

  CatalogReads(Store store, Authorizer authorizer, Places places, MetadataFiles files) {
    this.store = store;
    this.authorizer = authorizer;
    this.places = places;
    this.files = files;
  }

  /** A project of the caller's. */
  Resource<Json> project(Caller caller, Namespace namespace) {
    return project(namespace, project -> maySee(caller, project));
  }

  /** A project in which the caller may see something, be it one dataset that is shared. */
  Resource<Json> entered(Caller caller, Namespace namespace) {
    return project(namespace, project -> mayEnter(caller, project));
  }

  private Resource<Json> project(Namespace namespace, Predicate<Resource<Json>> visible) {
    return name(namespace.toString())
        .flatMap(name -> store.resources().find(Ref.ofInstance(Kind.PROJECT, name)))
        .filter(visible)
        .orElseThrow(() -> new NoSuchNamespaceException("There is no project '%s'.", namespace));
  }

  CatalogPage<Namespace> projects(Caller caller, CatalogPage.Asked asked) {
    return asked.of(request -> {
      Page<Resource<Json>> page = store.resources().list(Kind.PROJECT, Optional.empty(), request);
      return new Page<>(
          page.items().stream()
              .filter(project -> mayEnter(caller, project))
              .map(project -> Namespace.of(project.name().value()))
              .toList(),
          page.next());
    });
  }

  /** The managed datasets that have been built. */
  CatalogPage<TableIdentifier> tables(Caller caller, Namespace namespace, CatalogPage.Asked asked) {
    Resource<Json> project = entered(caller, namespace);
    return asked.of(request -> {
      Page<Resource<Json>> page =
          store.resources().list(Kind.DATASET, Optional.of(project.uid()), request);
      return new Page<>(
          page.items().stream()
              .filter(dataset ->
                  pointer(dataset).isPresent() && places.allows(caller, Action.READ, dataset))
              .map(dataset -> TableIdentifier.of(namespace, dataset.name().value()))
              .toList(),
          page.next());
    });
  }

  Optional<Resource<Json>> dataset(Resource<Json> project, String name) {
    return name(name)
        .flatMap(
            valid -> store.resources().find(Ref.inProject(Kind.DATASET, project.name(), valid)));
  }

  Table table(Caller caller, Namespace namespace, String name) {
    return table(visible(caller, namespace, name), namespace);
  }

  /**
   * The answer to who loads the table, as JSON. It is kept for the metadata file and the generation
   * of the dataset that it was made from; whether the caller may read all of it is asked each time.
   */
  byte[] loaded(Caller caller, Namespace namespace, String name) {
    Resource<Json> dataset = visible(caller, namespace, name);
    places.require(caller, Action.EXPORT, dataset);
    Optional<String> key = pointer(dataset).map(pointer -> key(pointer, dataset.generation()));
    Optional<byte[]> kept = key.flatMap(loaded::find);
    if (kept.isPresent()) {
      return kept.get();
    }
    Table table = table(dataset, namespace);
    byte[] answer = CatalogJson.bytes(Answers.loaded(table.metadata()));
    keep(table.pointer(), dataset.generation(), answer);
    return answer;
  }

  /** Keeps the answer for a table as of one pointer and generation of its dataset. */
  void keep(Pointer pointer, long generation, byte[] answer) {
    loaded.put(key(pointer, generation), answer, answer.length);
  }

  private static String key(Pointer pointer, long generation) {
    return pointer.location() + "@" + generation;
  }

  private Resource<Json> visible(Caller caller, Namespace namespace, String name) {
    return dataset(entered(caller, namespace), name)
        .filter(dataset -> places.allows(caller, Action.READ, dataset))
        .orElseThrow(
            () -> new NoSuchTableException("There is no dataset '%s' in '%s'.", name, namespace));
  }

  private Table table(Resource<Json> found, Namespace namespace) {
    DatasetSpec spec = Documents.readStored(DatasetSpec.class, found.spec());
    if (!(spec instanceof DatasetSpec.Managed)) {
      throw new NoSuchTableException(
          "The dataset '%s' in '%s' is no managed one, and so no table.", found.name(), namespace);
    }
    Pointer pointer =
        pointer(found)
            .orElseThrow(() ->
                new NoSuchTableException(
                    "The dataset '%s' in '%s' has not been built yet.", found.name(), namespace));
    Place place = places.of(found.withSpec(spec));
    return new Table(found.withSpec(spec), place, pointer, files.read(place.objects(), pointer));
  }

  private Optional<Pointer> pointer(Resource<?> dataset) {
    return store.tips().pointer(Pointer.Key.published(dataset.uid()));
  }

  private boolean mayEnter(Caller caller, Resource<Json> project) {
    return maySee(caller, project)
        || Documents.readStored(ProjectSpec.class, project.spec()).shares().stream()
            .flatMap(share -> dataset(project, share.dataset().value()).stream())
            .anyMatch(dataset -> places.allows(caller, Action.READ, dataset));
  }

  /** More of a project than what is shared of it. */
  boolean maySee(Caller caller, Resource<Json> project) {
    var uid = Optional.of(project.uid());
    return authorizer.allows(caller, Action.READ, new Target(Kind.PROJECT, uid, uid));
  }

  /** Empty where the text can be no name, so that there is nothing of it. */
  private static Optional<Name> name(String text) {
    try {
      return Optional.of(new Name(text));
    } catch (SlipwayException noName) {
      return Optional.empty();
    }
  }
}
