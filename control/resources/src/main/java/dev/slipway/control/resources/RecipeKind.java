// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.recipe.Count;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

final class RecipeKind implements KindDefinition<RecipeSpec> {
  /**
   * Form of the release that lets recipes read what other projects share, and do more than before.
   */
  private static final int SHARING = 4;

  private static final Json NOTHING_TO_DO = new Json("{\"operation\":null}");

  private static final Pattern ELSEWHERE = Pattern.compile("\"dataset\":\"[^\"/]+/");

  @Override
  public Kind kind() {
    return Kind.RECIPE;
  }

  @Override
  public String plural() {
    return "recipes";
  }

  @Override
  public boolean inProject() {
    return true;
  }

  @Override
  public Class<RecipeSpec> specType() {
    return RecipeSpec.class;
  }

  /** Version 1 has inputs of the recipe's own project alone, and what the first release can do. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<FormStep> formSteps() {
    return List.of(new FormStep(SHARING, UnaryOperator.identity(), RecipeKind::ofTheFirstRelease));
  }

  private static Json ofTheFirstRelease(Json spec) {
    Json own = new Json(ELSEWHERE.matcher(spec.text()).replaceAll("\"dataset\":\""));
    return FirstRecipeForm.holds(own) ? own : Documents.merge(own, NOTHING_TO_DO);
  }

  @Override
  public List<Reference> references(Ref ref, RecipeSpec spec) {
    Name project = ref.project().orElseThrow();
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < spec.inputs().size(); i++) {
      Ref dataset = spec.inputs().get(i).dataset().in(project);
      references.add(new Reference("/inputs/" + i + "/dataset", dataset));
    }
    for (int i = 0; i < spec.outputs().size(); i++) {
      Ref dataset = Ref.inProject(Kind.DATASET, project, spec.outputs().get(i));
      references.add(new Reference("/outputs/" + i, dataset));
    }
    return references;
  }

  @Override
  public List<Problem> problems(Ref ref, RecipeSpec spec) {
    List<Problem> problems = new ArrayList<>();
    count(problems, "/outputs", "makes", spec.operation().makes(), spec.outputs().size());
    count(problems, "/inputs", "reads", spec.operation().reads(), spec.inputs().size());
    Set<String> aliases = new HashSet<>();
    for (int i = 0; i < spec.inputs().size(); i++) {
      Name alias = spec.inputs().get(i).alias();
      if (!aliases.add(alias.key())) {
        problems.add(
            Problem.at(
                "/inputs/" + i,
                "Two inputs are called '" + alias + "'; give one another name with 'as'."));
      }
    }
    return problems;
  }

  /** Formulas and SQL go on to call a renamed input as they did, so that its plan stays. */
  @Override
  public RecipeSpec settled(RecipeSpec before, RecipeSpec redirected) {
    List<RecipeSpec.Input> inputs = new ArrayList<>();
    for (int i = 0; i < redirected.inputs().size(); i++) {
      DatasetName dataset = redirected.inputs().get(i).dataset();
      Name alias = before.inputs().get(i).alias();
      inputs.add(
          new RecipeSpec.Input(
              dataset,
              alias.equals(dataset.name()) ? Optional.empty() : Optional.of(alias),
              redirected.inputs().get(i).before()));
    }
    return new RecipeSpec(inputs, redirected.outputs(), redirected.operation(), redirected.after());
  }

  private static void count(
      List<Problem> problems, String pointer, String does, Count allowed, int named) {
    if (!allowed.allows(named)) {
      problems.add(
          Problem.at(
              pointer,
              "This operation "
                  + does
                  + " "
                  + allowed.of("dataset")
                  + ", and the recipe names "
                  + named
                  + "."));
    }
  }
}
