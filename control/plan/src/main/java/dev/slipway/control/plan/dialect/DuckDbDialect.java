// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.ColumnType;
import dev.slipway.model.recipe.SqlEngine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** How DuckDB writes what Calcite has planned. */
public final class DuckDbDialect extends EngineDialect {
  public static final DuckDbDialect INSTANCE = new DuckDbDialect();

  private DuckDbDialect() {
    super(SqlEngine.DUCKDB, DatabaseProduct.DUCKDB, "\"");
  }

  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String identifier(String name) {
    return quoted(name);
  }

  @Override
  public String typeName(ColumnType type) {
    return TypeName.duckDb(type);
  }

  @Override
  Words words() {
    return Words.NONE;
  }

  @Override
  Optional<String> cast(RelDataType from, RelDataType to, boolean orNull) {
    return Optional.empty();
  }

  @Override
  Optional<String> operator(RexCall call) {
    return Optional.empty();
  }

  @Override
  Optional<String> literal(RexLiteral literal) {
    return Optional.empty();
  }

  @Override
  Optional<String> aggregate(String name, List<RelDataType> arguments) {
    return Optional.empty();
  }

  @Override
  Optional<String> reading(TableScan table) {
    return Optional.empty();
  }

  @Override
  String once(String template, int operands) {
    return template;
  }

  @Override
  public void unparseCall(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    Optional<String> template =
        call.getOperator() instanceof SqlFunction function
            ? FunctionTable.written(function.getName()).flatMap(FunctionDefinition::duckDb)
            : Optional.empty();
    if (isTryCast(call)) {
      writeTemplate(writer, "TRY_CAST($1 AS $2)", call);
    } else if (template.isPresent()) {
      writeTemplate(writer, template.get(), call);
    } else {
      super.unparseCall(writer, nullByZero(call), leftPrec, rightPrec);
    }
  }

  /** A division by zero is null, where DuckDB has infinity or ends. */
  private static SqlCall nullByZero(SqlCall call) {
    boolean divides = call.getKind() == SqlKind.DIVIDE || call.getKind() == SqlKind.MOD;
    if (!divides || isOtherThanZero(call.operand(1))) {
      return call;
    }
    SqlParserPos at = call.getParserPosition();
    SqlNode zero = SqlLiteral.createExactNumeric("0", at);
    SqlNode divisor = SqlStdOperatorTable.NULLIF.createCall(at, call.operand(1), zero);
    return call.getOperator().createCall(at, call.operand(0), divisor);
  }

  private static boolean isOtherThanZero(SqlNode divisor) {
    return divisor instanceof SqlNumericLiteral number
        && number.getValueAs(BigDecimal.class).signum() != 0;
  }

  /** Calcite knows a cast that may fail under another name. */
  private static boolean isTryCast(SqlCall call) {
    return call.getOperator().getName().equals("SAFE_CAST");
  }
}
