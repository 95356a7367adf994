// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Tips;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Datasets that are shared with a project, as they are now. A share that was withdrawn is gone with
 * the next look, in no other words than a dataset that was never there. The columns of managed ones
 * are those that were published: what their own project plans is nobody's business.
 */
final class Imports {
  private static final int MOST_KEPT = 1_000;

  private record Known(Pointer pointer, Optional<Schema> schema) {}

  private final Reads reads;
  private final Scopes scopes;
  private final TableSchemas tables;
  private final Tips tips;
  private final Map<Uid, Known> schemas =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Uid, Known> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Imports(Reads reads, Scopes scopes, TableSchemas tables, Tips tips) {
    this.reads = reads;
    this.scopes = scopes;
    this.tables = tables;
    this.tips = tips;
  }

  /** Those of the names that are shared with the project, by the key of the name. */
  Map<String, Import> of(Name into, Collection<DatasetName> names) {
    Map<String, Import> found = new LinkedHashMap<>();
    names.forEach(name -> find(into, name).ifPresent(one -> found.put(name.key(), one)));
    return found;
  }

  /** Empty if there is no such dataset, or it is not shared with the project. */
  Optional<Import> find(Name into, DatasetName name) {
    return name.project()
        .flatMap(key -> reads.find(Reads.projectRef(key)))
        .map(project -> Reads.typed(project, ProjectSpec.class))
        .filter(project -> isShared(project.spec(), name.name(), into))
        .flatMap(project -> find(project, name));
  }

  static boolean isShared(ProjectSpec owner, Name dataset, Name into) {
    return owner.shares().stream()
        .filter(share -> share.dataset().key().equals(dataset.key()))
        .flatMap(share -> share.projects().stream())
        .anyMatch(project -> project.key().equals(into.key()));
  }

  private Optional<Import> find(Resource<ProjectSpec> owner, DatasetName name) {
    Optional<Resource<Json>> dataset =
        reads.find(Ref.inProject(Kind.DATASET, owner.name(), name.name()));
    return dataset
        .map(found -> Reads.typed(found, DatasetSpec.class))
        .map(found ->
            new Import(
                name,
                owner.uid(),
                placed(found, owner),
                found.spec().connection().equals(DatasetSpec.DEFAULT)
                    ? owner.spec().connection()
                    : new Name(found.spec().connection()),
                schema(found)));
  }

  private Resource<DatasetSpec> placed(Resource<DatasetSpec> dataset, Resource<ProjectSpec> owner) {
    return dataset.spec() instanceof DatasetSpec.External external
            && PathTemplate.hasVariables(external.path())
        ? dataset.withSpec(PathTemplate.placed(external, scopes.of(owner)))
        : dataset;
  }

  private Optional<Schema> schema(Resource<DatasetSpec> dataset) {
    return switch (dataset.spec()) {
      case DatasetSpec.External _, DatasetSpec.Inline _ ->
          Optional.of(dataset.spec().declared()).filter(schema -> !schema.columns().isEmpty());
      case DatasetSpec.Managed _ ->
          tips.pointer(Pointer.Key.published(dataset.uid()))
              .flatMap(pointer -> schema(dataset, pointer));
    };
  }

  private Optional<Schema> schema(Resource<DatasetSpec> dataset, Pointer pointer) {
    synchronized (schemas) {
      Known known = schemas.get(dataset.uid());
      if (known != null && known.pointer().equals(pointer)) {
        return known.schema();
      }
    }
    Optional<Schema> schema = read(dataset);
    if (schema.isPresent()) {
      synchronized (schemas) {
        schemas.put(dataset.uid(), new Known(pointer, schema));
      }
    }
    return schema;
  }

  /** A table that cannot be read just now is as one without columns, until the next look. */
  private Optional<Schema> read(Resource<DatasetSpec> dataset) {
    try {
      return tables.published(dataset);
    } catch (SlipwayException e) {
      if (e.code().retryable()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
