// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Show with which settings a recipe runs, and where each was set.")
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RECIPE", description = "The name of a recipe.")
  private String recipe = "";

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = session.ref(Kind.RECIPE, new Name(recipe));
    Json answer = session.server().get(Routes.explain(ref));
    session.print(answer, () -> text(Documents.readStored(Wire.Settings.class, answer)));
    return Exit.DONE;
  }

  private static String text(Wire.Settings settings) {
    Grid grid = new Grid("SETTING", "VALUE", "FROM");
    for (Wire.Setting setting : settings.settings()) {
      String place = setting.at().map(Ref::toString).orElse(setting.from());
      grid.row(setting.name(), setting.value(), (place + " " + setting.pointer()).strip());
    }
    return grid.text();
  }
}
