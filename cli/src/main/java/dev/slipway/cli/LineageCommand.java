// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lineage",
    description =
        "Show which columns a column is computed from, and which are computed from it, through all"
            + " recipes.")
final class LineageCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
  private String dataset = "";

  @Parameters(index = "1", paramLabel = "COLUMN", description = "The column.")
  private String column = "";

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      defaultValue = "both",
      description = "upstream, downstream or both. Default: ${DEFAULT-VALUE}")
  private String direction = "both";

  LineageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = Ref.inProject(Kind.DATASET, session.project(), new Name(dataset));
    Json answer = session.server().get(Routes.lineage(ref, column, direction));
    session.print(
        answer, () -> text(session.project(), Documents.readStored(Wire.Lineage.class, answer)));
    return Exit.DONE;
  }

  private static String text(Name project, Wire.Lineage lineage) {
    StringBuilder text = new StringBuilder();
    if (lineage.links().isEmpty()) {
      text.append("No recipe computes it from a column, and none computes a column from it.\n");
    } else {
      Grid grid = new Grid(Grid.Head.text("FROM"), Grid.Head.text("RECIPE"), Grid.Head.text("TO"));
      lineage
          .links()
          .forEach(link ->
              grid.row(
                  name(project, link.from()), link.recipe().value(), name(project, link.to())));
      text.append(grid.text());
    }
    lineage.gaps().forEach(gap -> text.append(gap).append('\n'));
    return text.toString();
  }

  private static String name(Name project, Wire.Place place) {
    String home = place.project().key().equals(project.key()) ? "" : place.project() + "/";
    return home + place.dataset() + "." + place.column();
  }
}
