// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.dialect.DuckDbDialect;
import dev.slipway.control.plan.dialect.EngineDialect;
import dev.slipway.control.plan.dialect.Rewriting;
import dev.slipway.control.plan.dialect.Writable;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.SqlEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** The making of one plan: its inputs, Calcite's workshop, and what was noticed on the way. */
public final class Planning {
  private static final SqlValidator.Config VALIDATION =
      SqlValidator.Config.DEFAULT
          .withConformance(Grammar.INSTANCE)
          .withDefaultNullCollation(NullCollation.LAST)
          .withCallRewrite(false)
          .withIdentifierExpansion(true);

  private final CalciteCatalogReader catalog;
  private final RelOptCluster cluster;
  private final SqlValidatorImpl validator;
  private final SqlToRelConverter converter;
  private final List<String> tables;
  private final List<String> columns;
  private final Binding binding;
  private final SqlEngine engine;
  private boolean isVolatile;

  /** Of what DuckDB will run. */
  public Planning(
      Map<Name, Schema> inputs, FunctionTable functions, Map<Name, Variable> variables) {
    this(inputs, functions, variables, SqlEngine.DUCKDB);
  }

  public Planning(
      Map<Name, Schema> inputs,
      FunctionTable functions,
      Map<Name, Variable> variables,
      SqlEngine engine) {
    this.engine = engine;
    binding = new Binding(variables);
    tables = inputs.keySet().stream().map(Name::value).toList();
    columns =
        inputs.values().stream().flatMap(schema -> schema.names().stream()).distinct().toList();
    catalog = InputCatalog.of(inputs);
    cluster =
        RelOptCluster.create(
            new HepPlanner(HepProgram.builder().build()), new RexBuilder(Types.FACTORY));
    validator =
        (SqlValidatorImpl)
            SqlValidatorUtil.newValidator(functions, catalog, Types.FACTORY, VALIDATION);
    converter =
        new SqlToRelConverter(
            (type, query, schema, view) -> {
              throw new IllegalStateException("There are no views: " + query);
            },
            validator,
            catalog,
            cluster,
            StandardConvertletTable.INSTANCE,
            SqlToRelConverter.config().withExpand(false).withTrimUnusedFields(false));
  }

  public RexBuilder rex() {
    return cluster.getRexBuilder();
  }

  /** What will run the plan. */
  public SqlEngine engine() {
    return engine;
  }

  public boolean isVolatile() {
    return isVolatile;
  }

  /** The variables that were met. */
  public Map<Name, Variable> used() {
    return binding.used();
  }

  /** All rows of an input. */
  public Relation scan(Name alias) {
    return new Relation(
        LogicalTableScan.create(
            cluster, Objects.requireNonNull(catalog.getTable(List.of(alias.value()))), List.of()));
  }

  /** A formula over the columns of a relation. */
  public RexNode formula(String text, Relation over) {
    return formula(Template.of(text), over);
  }

  /** The same of a text that was looked at before. */
  public RexNode formula(Template template, Relation over) {
    String text = template.text();
    FormulaReader reader = new FormulaReader(template, binding, over, tables);
    SqlNode read = reader.read(Parsing.expression(template));
    isVolatile |= reader.isVolatile();
    Map<String, RelDataType> types = new HashMap<>();
    Map<String, RexNode> columns = new HashMap<>();
    for (int i = 0; i < over.names().size(); i++) {
      types.put(over.names().get(i), over.type(i));
      columns.put(over.names().get(i), over.ref(i));
    }
    try {
      SqlNode valid = validator.validateParameterizedExpression(read, types);
      Coercions.check(text, valid, validator);
      return possible(converter.convertExpression(valid, columns).accept(new ExactDates(rex())));
    } catch (CalciteContextException e) {
      throw Refusals.of(text, e, List.of(), over.names());
    }
  }

  private RexNode possible(RexNode formula) {
    if (engine != SqlEngine.DUCKDB) {
      Rewriting.check(formula, EngineDialect.of(engine), rex());
    }
    return formula;
  }

  /** A query over the inputs with all names resolved and all types known. */
  public SqlNode validate(Template template, SqlNode query) {
    String text = template.text();
    Reader reader = new Reader(template, FunctionTable.ALL, binding);
    SqlNode read = reader.read(query);
    isVolatile |= reader.isVolatile();
    try {
      SqlNode valid = validator.validate(read);
      Coercions.check(text, valid, validator);
      return valid;
    } catch (CalciteContextException e) {
      throw Refusals.of(text, e, tables, columns);
    }
  }

  /** A validated query as DuckDB reads it. */
  public String write(SqlNode valid) {
    return DuckDbDialect.INSTANCE.write(
        Objects.requireNonNull(valid.accept(new Writable(validator))));
  }

  /** A validated query as a plan. Not every query that Calcite validates can it also plan. */
  public RelRoot convert(String text, SqlNode valid) {
    try {
      return converter.convertQuery(valid, false, true);
    } catch (CalciteContextException e) {
      throw Refusals.of(text, e, tables, columns);
    } catch (UnsupportedOperationException e) {
      throw Faults.at("", "This query cannot be planned: " + e.getMessage() + ".");
    }
  }
}
