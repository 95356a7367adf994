// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

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
}
