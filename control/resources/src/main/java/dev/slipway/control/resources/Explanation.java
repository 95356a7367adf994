// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which settings a recipe runs with, and where each was set. */
public final class Explanation {
  private final Reads reads;

  Explanation(Reads reads) {
    this.reads = reads;
  }

  /** Where a setting comes from. */
  public enum Origin {
    RECIPE,
    DATASET,
    PROJECT,
    CONNECTION,
    INSTANCE,
    DEFAULT
  }

  /**
   * One effective setting.
   *
   * @param at the resource that sets it, if one does
   * @param pointer where in its spec; for a setting of the instance, how the server was told
   */
  public record Setting(String name, String value, Origin from, Optional<Ref> at, String pointer) {}

  /**
   * @param instance what the server itself sets
   */
  public List<Setting> of(Caller caller, Ref recipe, List<Setting> instance) {
    Resource<RecipeSpec> found = Reads.typed(reads.load(caller, recipe), RecipeSpec.class);
    Name key = found.ref().project().orElseThrow();
    Resource<ProjectSpec> project =
        Reads.typed(reads.load(caller, Reads.projectRef(key)), ProjectSpec.class);
    List<Setting> settings = new ArrayList<>();
    settings.add(
        new Setting(
            "operation",
            found.spec().operation().type(),
            Origin.RECIPE,
            Optional.of(found.ref()),
            "/operation"));
    for (Name output : found.spec().outputs()) {
      reads
          .find(caller, Ref.inProject(Kind.DATASET, key, output))
          .map(dataset -> Reads.typed(dataset, DatasetSpec.class))
          .ifPresent(dataset -> output(caller, dataset, project, settings));
    }
    boolean rebuilds = project.spec().rebuildOnUpgrade();
    settings.add(
        new Setting(
            "rebuild on upgrade",
            rebuilds ? "yes" : "no, with the next other change",
            rebuilds ? Origin.PROJECT : Origin.DEFAULT,
            rebuilds ? Optional.of(project.ref()) : Optional.empty(),
            rebuilds ? "/rebuildOnUpgrade" : ""));
    settings.addAll(instance);
    return settings;
  }

  private void output(
      Caller caller,
      Resource<DatasetSpec> dataset,
      Resource<ProjectSpec> project,
      List<Setting> settings) {
    String of = " of " + dataset.name();
    boolean own = !dataset.spec().connection().equals(DatasetSpec.DEFAULT);
    Name name = own ? new Name(dataset.spec().connection()) : project.spec().connection();
    settings.add(
        new Setting(
            "connection" + of,
            name.value(),
            own ? Origin.DATASET : Origin.PROJECT,
            Optional.of(own ? dataset.ref() : project.ref()),
            "/connection"));
    reads
        .find(caller, Ref.ofInstance(Kind.CONNECTION, name))
        .filter(connection -> reads.allows(caller, Action.READ_DETAILS, connection))
        .ifPresent(connection -> settings.add(path(of, connection, project.name(), dataset)));
    dataset.spec().checks().stream()
        .map(check -> Documents.write(check).text())
        .forEach(check ->
            settings.add(
                new Setting(
                    "check" + of, check, Origin.DATASET, Optional.of(dataset.ref()), "/checks")));
  }

  private static Setting path(
      String of, Resource<Json> connection, Name project, Resource<DatasetSpec> dataset) {
    String rule =
        Documents.readStored(ConnectionSpec.class, connection.spec())
            .managedPath()
            .replace("${projectKey}", project.value());
    return new Setting(
        "path of a new table" + of,
        rule + "/" + dataset.uid(),
        Origin.CONNECTION,
        Optional.of(connection.ref()),
        "/managedPath");
  }
}
