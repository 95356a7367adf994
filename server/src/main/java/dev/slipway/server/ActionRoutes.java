// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Page;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be done to a resource of any kind besides the five verbs. */
final class ActionRoutes {
  private final Resources resources;

  ActionRoutes(Resources resources) {
    this.resources = resources;
  }

  private record Renaming(Name name) {}

  Response rename(
      Caller caller, Ref ref, InputStream body, Optional<String> ifMatch, boolean dryRun) {
    Name name = Documents.read(Renaming.class, Bodies.json(body)).name();
    return AppliedView.answer(
        resources.rename(caller, ref, name, Answers.precondition(ifMatch), dryRun));
  }

  private record Restoring(long generation) {}

  Response restore(
      Caller caller, Ref ref, InputStream body, Optional<String> ifMatch, boolean dryRun) {
    long generation = Documents.read(Restoring.class, Bodies.json(body)).generation();
    return AppliedView.answer(
        List.of(resources.restore(caller, ref, generation, Answers.precondition(ifMatch), dryRun)));
  }

  /**
   * What a copy is called and where it goes.
   *
   * @param name of the copy; of the project's copy where a project is copied
   * @param project for the copy of what is in a project; its own where left out
   */
  private record Copying(Name name, Optional<Name> project) {}

  Response copy(Caller caller, Ref ref, InputStream body, boolean dryRun) {
    Copying wanted = Documents.read(Copying.class, Bodies.json(body));
    if (ref.kind().equals(Kind.PROJECT)) {
      return AppliedView.answer(resources.copyProject(caller, ref.name(), wanted.name(), dryRun));
    }
    Ref copy = new Ref(ref.kind(), wanted.project().or(ref::project), wanted.name());
    return AppliedView.answer(resources.copy(caller, Map.of(ref, copy), dryRun));
  }

  /**
   * A resource of a selection, and what its copy is called.
   *
   * @param to the same name where left out
   */
  private record Selected(Kind kind, Name name, Optional<Name> to) {}

  /**
   * @param project where the copies go; where left out, the one that they come from
   */
  private record Selection(List<Selected> resources, Optional<Name> project) {}

  Response copySelection(Caller caller, Name from, InputStream body, boolean dryRun) {
    Selection wanted = Documents.read(Selection.class, Bodies.json(body));
    Name into = wanted.project().orElse(from);
    Map<Ref, Ref> targets = new LinkedHashMap<>();
    for (Selected selected : wanted.resources()) {
      targets.put(
          Ref.inProject(selected.kind(), from, selected.name()),
          Ref.inProject(selected.kind(), into, selected.to().orElse(selected.name())));
    }
    return AppliedView.answer(resources.copy(caller, targets, dryRun));
  }

  Response generations(Caller caller, Ref ref, Page.Request page) {
    return Answers.json(resources.history().list(caller, ref, page));
  }

  Response difference(Caller caller, Ref ref, long generation, Optional<Long> to) {
    OptionalLong other = to.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return Answers.json(resources.history().compare(caller, ref, generation, other));
  }
}
