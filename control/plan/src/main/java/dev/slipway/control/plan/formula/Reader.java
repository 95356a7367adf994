// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.function.Literal;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Goes through a parsed text before Calcite validates it: names of types become column types,
 * functions must be known, and what cannot be rendered is refused where it stands.
 */
class Reader extends SqlShuttle {
  private final Template template;
  private final String text;
  private final FunctionTable functions;
  private final Binding binding;
  private static final List<String> ORDINALS = List.of("first", "second", "third");

  private boolean isVolatile;
  private int bound;

  Reader(Template template, FunctionTable functions, Binding binding) {
    this.template = template;
    this.text = template.text();
    this.functions = functions;
    this.binding = binding;
  }

  /** Reads a tree that was parsed from the template. */
  final SqlNode read(SqlNode parsed) {
    SqlNode read = Objects.requireNonNull(parsed.accept(this));
    if (bound != template.size()) {
      throw Faults.at(
          "",
          "A variable stands where it means nothing, such as within a text with a prefix; write"
              + " ${x} where a value can be.");
    }
    return read;
  }

  /** Whether a function was met whose values change from run to run. */
  final boolean isVolatile() {
    return isVolatile;
  }

  @Override
  public SqlNode visit(SqlCall parsed) {
    if (parsed instanceof SqlWithItem item && item.recursive.booleanValue()) {
      throw fault(
          item.getParserPosition(),
          "WITH RECURSIVE cannot be used, as nothing bounds what it makes; join the levels that you need");
    }
    SqlCall call = withColumn(parsed);
    Optional<FunctionDefinition> known =
        call.getOperator() instanceof SqlFunction function
            ? Optional.of(known(call, function.getName()))
            : Optional.empty();
    SqlCall copy = (SqlCall) Objects.requireNonNull(super.visit(call));
    known.ifPresent(function ->
        function.literals().forEach((argument, kind) -> literal(copy, function, argument, kind)));
    SqlParserPos at = call.getParserPosition();
    if (call.getOperator().getName().equals("::")) {
      return SqlStdOperatorTable.CAST.createCall(at, copy.getOperandList());
    }
    return known
        .filter(function -> !function.isThe(call.getOperator()))
        .map(function -> ours(function, copy))
        .orElse(copy);
  }

  /** The parser takes the last word of {@code date_trunc('month', day)} for a unit. */
  private static SqlCall withColumn(SqlCall call) {
    if (call.getOperator().getName().equalsIgnoreCase("date_trunc")
        && call.operandCount() == 2
        && call.operand(1) instanceof SqlIntervalQualifier unit) {
      SqlParserPos at = unit.getParserPosition();
      SqlIdentifier column = new SqlIdentifier(unit.toString().toLowerCase(Locale.ROOT), at);
      return call.getOperator().createCall(call.getParserPosition(), call.operand(0), column);
    }
    return call;
  }

  /** The parser takes some functions for the standard's, whose types differ from ours. */
  private static SqlCall ours(FunctionDefinition function, SqlCall call) {
    return function
        .operator()
        .createCall(call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
  }

  private FunctionDefinition known(SqlCall call, String name) {
    FunctionDefinition known =
        functions.find(name).orElseThrow(() -> unknown(call.getParserPosition(), name));
    isVolatile |= known.isVolatile();
    return known;
  }

  private void literal(SqlCall call, FunctionDefinition function, int argument, Literal kind) {
    if (argument >= call.operandCount()) {
      return;
    }
    SqlNode given = call.operand(argument);
    Optional<String> fault =
        given instanceof SqlCharStringLiteral written
            ? kind.fault(written.getValueAs(String.class))
            : Optional.of(
                function.name()
                    + " needs "
                    + kind.wanted()
                    + " as its "
                    + ORDINALS.get(argument)
                    + " argument");
    fault.ifPresent(what -> {
      throw fault(given.getParserPosition(), what);
    });
  }

  private SlipwayException unknown(SqlParserPos at, String name) {
    Optional<FunctionDefinition> aggregate = FunctionTable.ALL.find(name);
    if (aggregate.isPresent()) {
      return fault(
          at,
          aggregate.get().name()
              + " works over many rows and cannot stand in a formula; use a group, window or SQL"
              + " recipe");
    }
    return fault(
        at,
        "There is no function '" + name.toLowerCase(Locale.ROOT) + "'",
        Text.didYouMean(
            name, functions.functions().stream().map(FunctionDefinition::name).sorted().toList()));
  }

  /** A function that is written without parentheses looks like a column. */
  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    SqlIdentifier named = named(identifier);
    isVolatile |= named.isSimple() && isBareFunction(named.getSimple());
    return named;
  }

  /** With the values of variables in it. */
  final SqlIdentifier named(SqlIdentifier identifier) {
    bound += (int) identifier.names.stream().filter(n -> template.nameFor(n).isPresent()).count();
    return binding.identifier(identifier, template);
  }

  static boolean isBareFunction(String name) {
    return name.toUpperCase(Locale.ROOT).startsWith("CURRENT_")
        && FunctionTable.SCALAR.find(name).isPresent();
  }

  @Override
  public SqlNode visit(SqlDataTypeSpec spec) {
    return TypeName.spec(WrittenType.of(text, spec), spec.getParserPosition());
  }

  @Override
  public SqlNode visit(SqlIntervalQualifier qualifier) {
    return oneUnit(qualifier, qualifier);
  }

  @Override
  public SqlNode visit(SqlLiteral literal) {
    return literal instanceof SqlIntervalLiteral interval
        ? oneUnit(interval, interval.getValueAs(IntervalValue.class).getIntervalQualifier())
        : literal;
  }

  private SqlNode oneUnit(SqlNode node, SqlIntervalQualifier qualifier) {
    TimeUnit end = qualifier.timeUnitRange.endUnit;
    if (end != null && end != qualifier.timeUnitRange.startUnit) {
      throw fault(node.getParserPosition(), "An interval has one unit: INTERVAL '90' MINUTE");
    }
    return node;
  }

  @Override
  public SqlNode visit(SqlDynamicParam parameter) {
    SqlParserPos at = parameter.getParserPosition();
    String variable =
        template
            .valueAt(at)
            .orElseThrow(() -> fault(at, "'?' stands for nothing here; write the value"));
    bound++;
    return binding.literal(variable, template, at);
  }

  final SlipwayException fault(SqlParserPos at, String what) {
    return Parsing.fault(text, at, what);
  }

  final SlipwayException fault(SqlParserPos at, String what, String hint) {
    return Parsing.fault(text, at, what, hint);
  }

  static boolean isQuery(SqlNode node) {
    return node.isA(SqlKind.QUERY);
  }
}
