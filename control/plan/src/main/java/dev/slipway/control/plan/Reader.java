// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Goes through a parsed text before Calcite validates it: names of types become column types,
 * functions must be known, and what cannot be rendered is refused where it stands.
 */
class Reader extends SqlShuttle {
  private final String text;
  private final FunctionTable functions;
  private boolean isVolatile;

  Reader(String text, FunctionTable functions) {
    this.text = text;
    this.functions = functions;
  }

  /** Whether a function was met whose values change from run to run. */
  final boolean isVolatile() {
    return isVolatile;
  }

  @Override
  public SqlNode visit(SqlCall call) {
    if (call.getOperator() instanceof SqlFunction function) {
      check(call, function.getName());
    }
    SqlNode copy = Objects.requireNonNull(super.visit(call));
    return call.getOperator().getName().equals("::")
        ? SqlStdOperatorTable.CAST.createCall(
            call.getParserPosition(), ((SqlCall) copy).getOperandList())
        : copy;
  }

  private void check(SqlCall call, String name) {
    FunctionDefinition known =
        functions.find(name).orElseThrow(() -> unknown(call.getParserPosition(), name));
    isVolatile |= known.isVolatile();
    if (!known.words().isEmpty() && call.operandCount() > 0) {
      SqlNode first = call.operand(0);
      if (!(first instanceof SqlCharStringLiteral literal)
          || !known.words().contains(literal.getValueAs(String.class).toLowerCase(Locale.ROOT))) {
        throw fault(
            first.getParserPosition(),
            known.name()
                + " needs one of '"
                + String.join("', '", known.words())
                + "' as its first argument");
      }
    }
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

  @Override
  public SqlNode visit(SqlDataTypeSpec spec) {
    return TypeName.spec(WrittenType.of(text, spec), spec.getParserPosition());
  }

  @Override
  public SqlNode visit(SqlIntervalQualifier qualifier) {
    TimeUnit end = qualifier.timeUnitRange.endUnit;
    if (end != null && end != qualifier.timeUnitRange.startUnit) {
      throw fault(qualifier.getParserPosition(), "An interval has one unit: INTERVAL '90' MINUTE");
    }
    return qualifier;
  }

  @Override
  public SqlNode visit(SqlDynamicParam parameter) {
    throw fault(parameter.getParserPosition(), "'?' stands for nothing here; write the value");
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
