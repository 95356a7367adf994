// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.KindDefinition.FormStep;
import java.util.List;

/** The versions in which the specs of a kind are stored, and the ways between them. */
record StoredForm(KindDefinition<?> definition) {

  /**
   * @throws IllegalArgumentException if there is not one step for each version after the first, in
   *     the order of the releases that brought them
   */
  StoredForm {
    List<FormStep> steps = definition.formSteps();
    if (steps.size() != definition.version() - 1) {
      throw new IllegalArgumentException(
          definition.kind()
              + " is at version "
              + definition.version()
              + " with "
              + steps.size()
              + " steps; there is one for each version after the first.");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).form() < steps.get(i - 1).form()) {
        throw new IllegalArgumentException(
            definition.kind() + " has a step of an earlier release after one of a later release.");
      }
    }
  }

  boolean hasSteps() {
    return definition.version() > 1;
  }

  /** The newest version that a server knows which knows that form of the database. */
  int versionAt(int form) {
    return 1 + (int) definition.formSteps().stream().filter(step -> step.form() <= form).count();
  }

  /** A stored resource in today's form; as it is where its form is newer. */
  Resource<Json> today(Resource<Json> stored) {
    return stored.specVersion() < definition.version() ? up(stored) : stored;
  }

  private Resource<Json> up(Resource<Json> stored) {
    Json spec = stored.spec();
    for (FormStep step :
        definition.formSteps().subList(stored.specVersion() - 1, definition.version() - 1)) {
      spec = step.up().apply(spec);
    }
    return stored.withSpec(definition.version(), spec);
  }

  /**
   * A resource of today's form in that of an earlier version.
   *
   * @throws SlipwayException {@code CONFLICT} if the earlier version cannot say it
   */
  Resource<Json> in(Resource<Json> today, int version) {
    if (today.specVersion() <= version) {
      return today;
    }
    Json spec = today.spec();
    for (FormStep step :
        definition.formSteps().subList(version - 1, today.specVersion() - 1).reversed()) {
      spec = step.down().apply(spec);
    }
    Resource<Json> earlier = today.withSpec(version, spec);
    Json lost = Documents.difference(today.spec(), up(earlier).spec());
    if (!lost.equals(Json.EMPTY)) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "%s cannot be stored yet: a server of the release before may be at work, which knows the form of %ss up to version %d, and that cannot say all of it (in version %d it would become %s). Finish the upgrade first, with `slipway upgrade finish`."
              .formatted(
                  today.ref(),
                  definition.kind(),
                  version,
                  version,
                  Documents.merge(today.spec(), lost)));
    }
    return earlier;
  }
}
