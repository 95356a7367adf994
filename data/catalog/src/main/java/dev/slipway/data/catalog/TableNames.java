// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.CatalogReads.Table;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetName;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Action;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.rest.requests.RenameTableRequest;

/**
 * Renames and drops tables that no recipe names; a flow's own datasets are changed with the flow.
 */
final class TableNames {
  private final Store store;
  private final CatalogReads reads;
  private final Places places;
  private final Batches batches;

  TableNames(Store store, CatalogReads reads, Places places, Batches batches) {
    this.store = store;
    this.reads = reads;
    this.places = places;
    this.batches = batches;
  }

  /** The table's files stay where they are. */
  void drop(Caller caller, Namespace namespace, String name) {
    TableRules.refuseRuns(caller);
    Position seen = store.end();
    Table table = reads.table(caller, namespace, name);
    places.require(caller, Action.DELETE, table.dataset());
    Resource<Json> project = reads.project(caller, namespace);
    refuseReferenced(project, table.dataset().name());
    Resource<Json> stored = stored(table);
    batches.commit(
        caller,
        List.of(new Condition.ProjectUnchanged(project.uid(), seen)),
        List.of(
            new Write.DeleteResource(stored.uid(), stored.generation()),
            batches.audit(caller, "delete", stored, stored.spec(), Json.EMPTY)));
  }

  void rename(Caller caller, RenameTableRequest request) {
    TableRules.refuseRuns(caller);
    TableIdentifier from = request.source();
    TableIdentifier to = request.destination();
    Position seen = store.end();
    Table table = reads.table(caller, from.namespace(), from.name());
    places.require(caller, Action.WRITE, table.dataset());
    Resource<Json> project = reads.project(caller, from.namespace());
    if (!reads.project(caller, to.namespace()).uid().equals(project.uid())) {
      throw new UnsupportedOperationException(
          "A dataset stays in its project; rename it within '" + project.name() + "'.");
    }
    Name name = new Name(to.name());
    if (reads
        .dataset(project, name.value())
        .filter(other -> !other.uid().equals(table.dataset().uid()))
        .isPresent()) {
      throw new AlreadyExistsException(
          "There is a dataset '%s' in the project '%s' already.", name, project.name());
    }
    refuseReferenced(project, table.dataset().name());
    Resource<Json> renamed = renamed(stored(table), name);
    batches.commit(
        caller,
        List.of(new Condition.ProjectUnchanged(project.uid(), seen)),
        List.of(
            new Write.PutResource(renamed),
            batches.audit(caller, "rename", renamed, named(table.dataset().name()), named(name))));
  }

  private static Json named(Name name) {
    return Documents.write(Map.of("name", name.value()));
  }

  private Resource<Json> stored(Table table) {
    return store
        .resources()
        .find(table.dataset().uid())
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.CONFLICT,
                "The dataset '" + table.dataset().name() + "' was deleted meanwhile."));
  }

  private Resource<Json> renamed(Resource<Json> before, Name name) {
    Ref ref = new Ref(before.ref().kind(), before.ref().project(), name);
    return before.next(ref, before.specVersion(), before.labels(), before.spec(), batches.now());
  }

  private void refuseReferenced(Resource<Json> project, Name dataset) {
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Resource<Json>> page =
          store
              .resources()
              .list(Kind.RECIPE, Optional.of(project.uid()), new Page.Request(1000, after.get()));
      for (Resource<Json> recipe : page.items()) {
        if (names(recipe).anyMatch(name -> name.key().equals(dataset.key()))) {
          throw new SlipwayException(
              ErrorCode.STILL_REFERENCED,
              "The dataset '"
                  + dataset
                  + "' stays as it is: the recipe '"
                  + recipe.name()
                  + "' of the project '"
                  + project.name()
                  + "' refers to it. Change or delete the recipe first.");
        }
      }
      after = page.next();
    }
  }

  /** Of the recipe's own project. */
  private static Stream<Name> names(Resource<Json> recipe) {
    RecipeSpec spec = Documents.readStored(RecipeSpec.class, recipe.spec());
    Name home = recipe.ref().project().orElseThrow();
    return Stream.concat(
        spec.inputs().stream()
            .map(RecipeSpec.Input::dataset)
            .filter(input -> !input.isForeignTo(home))
            .map(DatasetName::name),
        spec.outputs().stream());
  }
}
