// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.EngineRun.Outcome;
import dev.slipway.model.recipe.SqlEngine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that says what was compared, from what came of it. */
final class EnginesPage {
  private static final String INTRODUCTION =
      """
      # One plan, three engines

      A recipe is planned once and written in the SQL of DuckDB, Spark 4.1 or PostgreSQL 15 (ADR 30). This page is
      written by the test that compares them: every function of a row, with every type of argument that it takes,
      over nulls, least and largest values, NaN, infinities, -0.0, empty texts, characters beyond the basic plane, large decimals
      and times in the gap of daylight saving. DuckDB is the judge. A case is one function with one choice of types. What is
      refused is so when the recipe is saved, with a sentence; what ends a build on DuckDB ends it on the others.
      Floats are compared to 12 digits. Casts, operators and aggregates are compared by the golden recipes alone so far.

      | engine | functions | cases | values | equal | refused | share refused |
      |---|---|---|---|---|---|---|
      """;

  private EnginesPage() {}

  static String of(List<Outcome> outcomes) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (SqlEngine engine : List.of(SqlEngine.SPARK, SqlEngine.POSTGRESQL)) {
      List<Outcome> its = outcomes.stream().filter(o -> o.engine() == engine).toList();
      page.append(counts(engine, its));
    }
    for (SqlEngine engine : List.of(SqlEngine.SPARK, SqlEngine.POSTGRESQL)) {
      page.append("\n## Refused on ").append(engine.title()).append("\n\n");
      page.append("| function | cases | because |\n|---|---|---|\n");
      refusals(outcomes, engine)
          .forEach((line, count) -> page.append(line.replace("#", count.toString())));
    }
    return page.toString();
  }

  private static String counts(SqlEngine engine, List<Outcome> outcomes) {
    long refused = outcomes.stream().filter(o -> !o.refusal().isEmpty()).count();
    long functions = outcomes.stream().map(o -> o.of().function()).distinct().count();
    int values = outcomes.stream().mapToInt(Outcome::values).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %.1f %% |%n",
        engine.title(),
        functions,
        outcomes.size(),
        values,
        outcomes.size() - refused,
        refused,
        100.0 * refused / Math.max(1, outcomes.size()));
  }

  private static Map<String, Long> refusals(List<Outcome> outcomes, SqlEngine engine) {
    return outcomes.stream()
        .filter(o -> o.engine() == engine && !o.refusal().isEmpty())
        .collect(
            Collectors.groupingBy(
                o ->
                    "| `"
                        + o.of().function()
                        + "` | # | "
                        + o.refusal().replace("|", "\\|")
                        + " |\n",
                TreeMap::new,
                Collectors.counting()));
  }
}
