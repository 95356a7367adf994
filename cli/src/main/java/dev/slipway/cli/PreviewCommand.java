// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    description =
        "Show what a recipe, or its first steps, make of the first rows of its inputs. Builds"
            + " nothing.")
final class PreviewCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE|RECIPE",
      description = "A YAML file whose first recipe is meant, or the name of a recipe.")
  private String recipe = "";

  @Option(
      names = "--steps",
      paramLabel = "K",
      description = "Only the first steps of a prepare recipe. Default: all")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many rows of each input to look at. Default: ${DEFAULT-VALUE}")
  private int sample;

  PreviewCommand(Session session) {
    this.session = session;
  }

  /** A recipe as the server takes it. */
  record Draft(Json recipe, Optional<Integer> steps, int rows, int sample) {}

  /** What of a recipe's document or answer counts here. */
  record Specified(String kind, Json spec) {}

  @Override
  public Integer call() {
    Draft draft = new Draft(spec(), steps, rows, sample);
    Json answer = session.server().post(Routes.preview(session.project()), Documents.write(draft));
    session.print(answer, () -> text(answer));
    return Exit.DONE;
  }

  private static String text(Json answer) {
    Wire.Sampled sampled = Documents.readStored(Wire.Sampled.class, answer);
    return RowsTable.text(new Wire.Rows(sampled.schema(), sampled.rows(), sampled.more()))
        + sampled.sample()
        + " "
        + sampled.milliseconds()
        + " ms\n";
  }

  private Json spec() {
    if (!recipe.endsWith(".yaml") && !recipe.endsWith(".yml")) {
      Json answer = session.server().get(Routes.of(session.ref(Kind.RECIPE, new Name(recipe))));
      return Documents.readStored(Specified.class, answer).spec();
    }
    return Sources.read(session.surroundings().working(), Path.of(recipe)).documents().stream()
        .map(document -> Documents.readStored(Specified.class, document))
        .filter(document -> document.kind().equals(Kind.RECIPE.value()))
        .map(Specified::spec)
        .findFirst()
        .orElseThrow(() -> new SlipwayException(ErrorCode.NOT_FOUND, recipe + " holds no recipe."));
  }
}
