// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Draft;
import dev.slipway.control.resources.Precondition;
import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a new studio has before anybody made anything: a place on its own disk. */
final class Beginnings {
  private static final Name LOCAL = new Name("local");

  private Beginnings() {}

  /** Makes the connection {@code local} where there is no connection at all. */
  static void connection(Resources resources) {
    if (!anyConnection(resources)) {
      try {
        makeConnection(resources);
      } catch (SlipwayException e) {
        // a server that started at the same time was faster
        if (e.code() != ErrorCode.CONFLICT || !anyConnection(resources)) {
          throw e;
        }
      }
    }
  }

  private static boolean anyConnection(Resources resources) {
    Page.Request one = new Page.Request(1, "");
    return !resources.list(Caller.SYSTEM, Kind.CONNECTION, Optional.empty(), one).items().isEmpty();
  }

  private static void makeConnection(Resources resources) {
    ConnectionSpec spec = new ConnectionSpec("local", "files", "managed/${projectKey}", Map.of());
    resources.put(
        Caller.SYSTEM,
        new Draft(
            Ref.ofInstance(Kind.CONNECTION, LOCAL),
            "This machine",
            "Files below the data directory.",
            List.of(),
            Documents.write(spec),
            Draft.Source.NONE),
        new Precondition.Absent());
  }
}
