// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "get", description = "Show one resource as YAML, or list those of a kind.")
final class GetCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "project, connection, dataset, recipe, user, group or service-account")
  private String kind = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The resource; all where left out.")
  private Optional<String> name = Optional.empty();

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Kind wanted = Routes.kind(kind);
    if (name.isPresent()) {
      one(session.ref(wanted, new Name(name.get())));
    } else {
      all(Routes.isInProject(wanted) ? Routes.all(wanted, session.project()) : Routes.all(wanted));
    }
    return Exit.DONE;
  }

  private void one(Ref ref) {
    Json resource = session.server().get(Routes.of(ref));
    session.print(
        resource,
        Globals.Format.yaml,
        () -> text(List.of(Documents.readStored(Wire.Item.class, resource))));
  }

  private void all(String route) {
    List<Wire.Item> items = Listing.of(session.server(), route);
    session.print(Documents.write(new Wire.Items(items, Optional.empty())), () -> text(items));
  }

  private static String text(List<Wire.Item> items) {
    Grid grid =
        new Grid(
            Grid.Head.text("NAME"),
            Grid.Head.text("TITLE"),
            Grid.Head.number("GENERATION"),
            Grid.Head.text("UPDATED"));
    for (Wire.Item item : items) {
      grid.row(
          item.name().value(),
          item.title(),
          Long.toString(item.generation()),
          Amounts.instant(item.updated()));
    }
    return grid.text();
  }
}
