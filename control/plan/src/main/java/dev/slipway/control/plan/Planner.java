// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.dialect.Finish;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Parsing;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.recipe.Refinements;
import dev.slipway.control.plan.recipe.Rules;
import dev.slipway.control.plan.recipe.SqlRule;
import dev.slipway.control.plan.step.StepDefinition;
import dev.slipway.control.plan.step.Steps;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Check;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import dev.slipway.model.recipe.SqlEngine;
import dev.slipway.spi.Staged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans recipes, queries and checks. A fault is {@code INVALID} with a problem for each place,
 * whose pointer is within the recipe's spec ({@code /operation/aggregates/0/of}). Stateless, for
 * any thread.
 */
public final class Planner {
  /** Of the rules by which plans become SQL; to be raised with every change of what is rendered. */
  private static final String VERSION = "2";

  /** Part of a fingerprint: the same recipe planned under another version may give other SQL. */
  public String version() {
    return VERSION;
  }

  /** As {@link #plan(RecipeSpec, Map, Map)} where no variable is set. */
  public Planned plan(RecipeSpec recipe, Map<Name, Schema> inputsByAlias) {
    return plan(recipe, inputsByAlias, Map.of());
  }

  /**
   * @param inputsByAlias the schema of each of the recipe's inputs; more than those do no harm
   * @param variables what {@code ${x}} may stand for in formulas and SQL
   */
  public Planned plan(
      RecipeSpec recipe, Map<Name, Schema> inputsByAlias, Map<Name, Variable> variables) {
    return plan(recipe, inputsByAlias, variables, SqlEngine.DUCKDB);
  }

  /**
   * The same in the SQL of an engine. What the engine cannot do, or not as the others do it, is a
   * fault at its place, so that this also says whether a recipe may name that engine.
   */
  public Planned plan(
      RecipeSpec recipe,
      Map<Name, Schema> inputsByAlias,
      Map<Name, Variable> variables,
      SqlEngine engine) {
    Faults faults = new Faults();
    Map<Name, Schema> inputs = new LinkedHashMap<>();
    faults.each("/inputs", recipe.inputs(), (i, input) -> input(input, inputsByAlias, inputs));
    faults.raise();
    return bounded(() -> planned(recipe, inputs, variables, engine));
  }

  /**
   * What a prepare recipe's first steps leave, before anything is done to its output; any other
   * recipe, or one that has no more steps, in full.
   */
  public Planned preview(
      RecipeSpec recipe,
      int steps,
      Map<Name, Schema> inputsByAlias,
      Map<Name, Variable> variables) {
    return plan(first(recipe, steps), inputsByAlias, variables);
  }

  private static RecipeSpec first(RecipeSpec recipe, int steps) {
    return recipe.operation() instanceof Prepare prepare && steps < prepare.steps().size()
        ? new RecipeSpec(recipe.inputs(), recipe.outputs(), prepare.first(steps))
        : recipe;
  }

  /** Parsing and validation go down the tree by recursion, and a hostile text can be a deep one. */
  private static Planned bounded(Supplier<Planned> planning) {
    try {
      return planning.get();
    } catch (StackOverflowError e) {
      throw Faults.at("", Parsing.DEEP);
    }
  }

  private static Planned raised(Faults faults) {
    faults.raise();
    throw new IllegalStateException("Planning ended without a plan and without a fault.");
  }

  private static Name input(
      RecipeSpec.Input input, Map<Name, Schema> known, Map<Name, Schema> inputs) {
    Schema schema = known.get(input.alias());
    if (schema == null) {
      throw Faults.at(
          "", "Nothing is known about the columns of the input '" + input.alias() + "'.");
    }
    if (inputs.putIfAbsent(input.alias(), schema) != null) {
      throw Faults.at(
          "/as", "Two inputs are called '" + input.alias() + "'; give one another name with 'as'.");
    }
    return input.alias();
  }

  private static Planned planned(
      RecipeSpec recipe,
      Map<Name, Schema> inputs,
      Map<Name, Variable> variables,
      SqlEngine engine) {
    Faults faults = new Faults();
    if (recipe.operation() instanceof Sql(String query)) {
      Refinements.refuse(recipe);
      return faults
          .within("/operation/query", () -> sql(query, inputs, variables, engine))
          .orElseGet(() -> raised(faults));
    }
    Planning planning = new Planning(inputs, FunctionTable.SCALAR, variables, engine);
    Map<Name, Relation> tables = Refinements.before(recipe, planning);
    List<Relation> results =
        faults
            .within("/operation", () -> Rules.plan(recipe.operation(), tables, planning))
            .orElseGet(List::of);
    faults.raise();
    refuseChance(recipe, planning);
    List<Relation> needed = needed(recipe, results);
    return finished(Refinements.after(recipe, needed, planning), planning, inputs);
  }

  /** As many results as the recipe has outputs; the first where it names none. */
  private static List<Relation> needed(RecipeSpec recipe, List<Relation> results) {
    int outputs = Math.clamp(recipe.outputs().size(), 1, results.size());
    return results.subList(0, outputs);
  }

  private static void refuseChance(RecipeSpec recipe, Planning planning) {
    if (recipe.outputs().size() > 1 && planning.isVolatile()) {
      throw Faults.at(
          "/outputs",
          "Each output is worked out by itself, so that they would not belong together where chance"
              + " or the time decides; compute such a column in a recipe before this one.");
    }
  }

  private static Planned finished(
      List<Relation> results, Planning planning, Map<Name, Schema> inputs) {
    return new Planned(
        results.stream().map(result -> output(result, inputs, planning.engine())).toList(),
        planning.isVolatile(),
        planning.used());
  }

  private static Planned.Output output(
      Relation result, Map<Name, Schema> inputs, SqlEngine engine) {
    Schema schema = Types.schema(result.node().getRowType());
    return new Planned.Output(
        schema,
        Origins.of(result.node(), List.copyOf(inputs.keySet())),
        written(result, schema, engine));
  }

  private static String written(Relation result, Schema schema, SqlEngine engine) {
    Faults faults = new Faults();
    Optional<String> sql =
        faults.within(
            "/operation", () -> Finish.cast(Finish.write(result.node(), engine), schema, engine));
    faults.raise();
    return sql.orElseThrow();
  }

  /** Plans one SELECT over tables by name; the pointers of its problems are empty. */
  public Planned query(String sql, Map<Name, Schema> tables) {
    return query(sql, tables, Map.of());
  }

  /** The same with variables. */
  public Planned query(String sql, Map<Name, Schema> tables, Map<Name, Variable> variables) {
    return bounded(() -> {
      Planning planning = new Planning(tables, FunctionTable.ALL, variables);
      return planned(SqlRule.planNamed(sql, planning), planning, tables);
    });
  }

  private static Planned sql(
      String text, Map<Name, Schema> inputs, Map<Name, Variable> variables, SqlEngine engine) {
    Planning planning = new Planning(inputs, FunctionTable.ALL, variables, engine);
    return planned(SqlRule.plan(text, planning), planning, inputs);
  }

  private static Planned planned(SqlRule.Query query, Planning planning, Map<Name, Schema> inputs) {
    Schema schema = Types.schema(query.plan().node().getRowType());
    SqlEngine engine = planning.engine();
    String text =
        engine == SqlEngine.DUCKDB ? query.text() : Finish.write(query.plan().node(), engine);
    return new Planned(
        List.of(
            new Planned.Output(
                schema,
                Origins.of(query.plan().node(), List.copyOf(inputs.keySet())),
                Finish.cast(text, schema, engine))),
        planning.isVolatile(),
        planning.used());
  }

  /**
   * One SELECT for each check over the table {@code staged}, in order, with one row: how many rows
   * break it, and what was seen. Problems point into the list of checks: {@code /0/columns/1}.
   */
  public List<String> checks(List<Check> checks, Schema schema) {
    return checks(checks, schema, Map.of());
  }

  /** The same with variables in conditions. */
  public List<String> checks(List<Check> checks, Schema schema, Map<Name, Variable> variables) {
    Faults faults = new Faults();
    List<String> queries =
        faults.each("", checks, (i, check) -> CheckRule.plan(check, schema, variables));
    faults.raise();
    return queries;
  }

  /**
   * The SELECT that gives the rows of a recipe's output, and those of the table {@code stored} that
   * no row of the output equals in all keys.
   */
  public String upsert(Planned.Output output, List<String> keys, String table, Schema stored) {
    return Upsert.sql(output, keys, table, stored);
  }

  /** What a check found, in a sentence. */
  public String finding(Check check, Staged.Finding finding) {
    return CheckRule.sentence(check, finding);
  }

  /** The kinds of prepare steps that there are. */
  public List<StepDefinition> steps() {
    return new ArrayList<>(Steps.ALL);
  }
}
