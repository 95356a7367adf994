// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;

/** What became of each resource of a set, and what stays wrong elsewhere. */
final class Outcomes {
  private Outcomes() {}

  static void print(Session session, Json answer) {
    Wire.Applied applied = Documents.readStored(Wire.Applied.class, answer);
    session.print(answer, () -> text(applied));
    for (Wire.Outcome result : applied.results()) {
      result
          .warnings()
          .forEach(warning -> session.terminal().error(result.ref() + ": " + warning.message()));
    }
  }

  private static String text(Wire.Applied applied) {
    Grid grid =
        new Grid(
            Grid.Head.text("RESOURCE"), Grid.Head.text("OUTCOME"), Grid.Head.number("GENERATION"));
    for (Wire.Outcome result : applied.results()) {
      grid.row(result.ref().toString(), result.outcome(), Long.toString(result.generation()));
    }
    return grid.text();
  }
}
