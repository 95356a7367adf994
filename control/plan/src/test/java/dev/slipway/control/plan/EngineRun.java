// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.EngineCases.Case;
import dev.slipway.control.plan.TestEngine.Answer;
import dev.slipway.control.plan.TestEngine.Refused;
import dev.slipway.control.plan.TestEngine.Rows;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import dev.slipway.model.recipe.SqlEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Works out cases over one table of arguments on the judge and the others, many in one query. */
final class EngineRun {
  private static final int TOGETHER = 25;
  private static final int ERRORS_CHECKED = 2;

  private final Engines engines;
  private final EngineTable table;
  private final Map<Case, TreeSet<Integer>> errors = new HashMap<>();

  private EngineRun(Engines engines, EngineTable table) {
    this.engines = engines;
    this.table = table;
  }

  /** How a case went on an engine; equal if there is neither a refusal nor a difference. */
  record Outcome(Case of, SqlEngine engine, String refusal, String difference, int values) {}

  static List<Outcome> of(List<Case> cases, Engines engines) {
    Case first = cases.getFirst();
    EngineTable table = EngineValues.arguments(first.types(), first.small());
    table.create(engines.judge());
    engines.others().forEach(table::create);
    EngineRun run = new EngineRun(engines, table);
    Map<Case, List<String>> expected = run.judged(run.possible(cases));
    List<Outcome> outcomes = new ArrayList<>();
    engines.others().forEach(engine -> outcomes.addAll(run.compared(cases, expected, engine)));
    return outcomes;
  }

  /** Those that at least one of the others does not refuse. */
  private List<Case> possible(List<Case> cases) {
    return cases.stream()
        .filter(one -> engines.others().stream().anyMatch(e -> refusal(one, e.engine()).isEmpty()))
        .toList();
  }

  private Map<Case, List<String>> judged(List<Case> cases) {
    Map<Case, List<String>> values = new HashMap<>();
    for (List<Case> some : chunks(cases)) {
      judge(some, values);
    }
    return values;
  }

  private void judge(List<Case> cases, Map<Case, List<String>> values) {
    Answer answer = query(cases, engines.judge());
    if (answer instanceof Rows(List<List<String>> rows)) {
      columns(cases, rows, values);
    } else if (cases.size() > 1) {
      cases.forEach(one -> judge(List.of(one), values));
    } else {
      Case only = cases.getFirst();
      String alone = written(cases, engines.judge(), false);
      TreeSet<Integer> failed = new TreeSet<>();
      IntStream.range(0, table.rows().size())
          .filter(i -> engines.judge().query(row(alone, i)) instanceof Refused)
          .forEach(failed::add);
      errors.put(only, failed);
      if (query(cases, engines.judge()) instanceof Rows(List<List<String>> rows)) {
        columns(cases, rows, values);
      } else {
        values.put(only, List.of());
      }
    }
  }

  private static void columns(
      List<Case> cases, List<List<String>> rows, Map<Case, List<String>> values) {
    for (int i = 0; i < cases.size(); i++) {
      int column = i + 1;
      values.put(cases.get(i), rows.stream().map(row -> row.get(column)).toList());
    }
  }

  private List<Outcome> compared(
      List<Case> cases, Map<Case, List<String>> expected, TestEngine engine) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Case> possible = new ArrayList<>();
    for (Case one : cases) {
      String refusal = refusal(one, engine.engine());
      if (refusal.isEmpty()) {
        possible.add(one);
      } else {
        outcomes.add(new Outcome(one, engine.engine(), refusal, "", 0));
      }
    }
    for (List<Case> some : chunks(possible)) {
      compare(some, expected, engine, outcomes);
    }
    return outcomes;
  }

  private void compare(
      List<Case> cases, Map<Case, List<String>> expected, TestEngine engine, List<Outcome> to) {
    Answer answer = query(cases, engine);
    if (answer instanceof Rows(List<List<String>> rows)) {
      Map<Case, List<String>> found = new HashMap<>();
      columns(cases, rows, found);
      for (Case one : cases) {
        String difference =
            difference(expected.getOrDefault(one, List.of()), found.getOrDefault(one, List.of()));
        to.add(
            new Outcome(
                one,
                engine.engine(),
                "",
                difference.isEmpty() ? unrefused(one, engine) : difference,
                rows.size()));
      }
    } else if (cases.size() > 1) {
      int half = cases.size() / 2;
      compare(cases.subList(0, half), expected, engine, to);
      compare(cases.subList(half, cases.size()), expected, engine, to);
    } else {
      to.add(new Outcome(cases.getFirst(), engine.engine(), "", answer.toString(), 0));
    }
  }

  private String difference(List<String> expected, List<String> found) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        List<String> row = table.rows().get(i);
        differences.add(
            row.subList(1, row.size()) + " → " + expected.get(i) + ", not " + found.get(i));
      }
    }
    if (expected.size() != found.size()) {
      differences.add(expected.size() + " rows, not " + found.size());
    }
    return differences.stream().limit(6).collect(Collectors.joining("; "));
  }

  /** What ends the build on the judge has to end it here, too. */
  private String unrefused(Case one, TestEngine engine) {
    TreeSet<Integer> failed = errors.getOrDefault(one, new TreeSet<>());
    String alone = failed.isEmpty() ? "" : written(List.of(one), engine, false);
    return failed.stream()
        .limit(ERRORS_CHECKED)
        .filter(i -> engine.query(row(alone, i)) instanceof Rows)
        .map(i -> table.rows().get(i) + " → an error, not a value")
        .collect(Collectors.joining("; "));
  }

  private String refusal(Case one, SqlEngine engine) {
    try {
      plan("SELECT " + one.formula() + " AS x FROM args", engine);
      return "";
    } catch (SlipwayException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Answer query(List<Case> cases, TestEngine engine) {
    return engine.query(written(cases, engine, true) + " ORDER BY 1");
  }

  private static String row(String query, int id) {
    return "SELECT * FROM (" + query + ") AS one WHERE id = " + id;
  }

  /** Rows for which the judge fails are left out of what is compared by value. */
  private String written(List<Case> cases, TestEngine engine, boolean guarded) {
    StringBuilder sql = new StringBuilder("SELECT id");
    for (int i = 0; i < cases.size(); i++) {
      TreeSet<Integer> failed = errors.getOrDefault(cases.get(i), new TreeSet<>());
      String formula = cases.get(i).formula();
      boolean guard = guarded && !failed.isEmpty();
      String ids = failed.stream().map(String::valueOf).collect(Collectors.joining(", "));
      sql.append(", ")
          .append(guard ? "CASE WHEN id NOT IN (" + ids + ") THEN " + formula + " END" : formula)
          .append(" AS c")
          .append(i);
    }
    return plan(sql + " FROM args", engine.engine());
  }

  private String plan(String sql, SqlEngine engine) {
    Map<Name, Schema> inputs = Map.of(new Name("args"), table.schema());
    RecipeSpec recipe = Samples.recipe(new Sql(sql), new Name("args"));
    return new Planner().plan(recipe, inputs, Map.of(), engine).output().sql();
  }

  private static List<List<Case>> chunks(List<Case> cases) {
    List<List<Case>> chunks = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += TOGETHER) {
      chunks.add(cases.subList(from, Math.min(cases.size(), from + TOGETHER)));
    }
    return chunks;
  }
}
