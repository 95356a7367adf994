// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Page;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
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

  Response generations(Caller caller, Ref ref, Page.Request page) {
    return Answers.json(resources.history().list(caller, ref, page));
  }

  Response difference(Caller caller, Ref ref, long generation, Optional<Long> to) {
    OptionalLong other = to.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return Answers.json(resources.history().compare(caller, ref, generation, other));
  }
}
