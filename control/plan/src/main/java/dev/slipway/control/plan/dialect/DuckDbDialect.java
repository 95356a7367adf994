// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.type.TypeRules;
import dev.slipway.control.plan.type.Types;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** How DuckDB writes what Calcite has planned. */
public final class DuckDbDialect extends SqlDialect {
  private static final Pattern ARGUMENT = Pattern.compile("\\$([1-9*])");

  public static final DuckDbDialect INSTANCE = new DuckDbDialect();

  private DuckDbDialect() {
    super(
        EMPTY_CONTEXT
            .withDatabaseProduct(DatabaseProduct.DUCKDB)
            .withIdentifierQuoteString("\"")
            .withDataTypeSystem(TypeRules.INSTANCE)
            .withNullCollation(NullCollation.FIRST));
  }

  /** The text of a plan or query, the same for the same node. */
  public String write(SqlNode node) {
    Copies.check(node);
    return node.toSqlString(config ->
            config
                .withDialect(this)
                .withQuoteAllIdentifiers(true)
                .withAlwaysUseParentheses(false)
                .withSelectListItemsOnSeparateLines(false)
                .withUpdateSetListNewline(false)
                .withIndentation(0))
        .getSql();
  }

  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public StringBuilder quoteIdentifier(StringBuilder out, String name) {
    return out.append(quoted(name));
  }

  /** A backslash is a character like any other, and so is every character beyond ASCII. */
  @Override
  public void quoteStringLiteral(StringBuilder out, @Nullable String charset, String value) {
    out.append('\'').append(value.replace("'", "''")).append('\'');
  }

  @Override
  public boolean supportsCharSet() {
    return false;
  }

  @Override
  public boolean supportsAliasedValues() {
    return false;
  }

  /** A star would mean whatever columns the engine's table has; the plan's are named. */
  @Override
  public boolean supportGenerateSelectStar(RelNode node) {
    return false;
  }

  /** A cast that somebody wrote is not dropped in the hope that the engine adds it again. */
  @Override
  public boolean supportsImplicitTypeCoercion(RexCall cast) {
    return false;
  }

  @Override
  public @Nullable SqlNode getCastSpec(RelDataType type) {
    return Types.columnType(type)
        .<SqlNode>map(columnType -> TypeName.spec(columnType, SqlParserPos.ZERO))
        .orElseGet(() -> super.getCastSpec(type));
  }

  @Override
  public void unparseOffsetFetch(
      SqlWriter writer, @Nullable SqlNode offset, @Nullable SqlNode fetch) {
    unparseFetchUsingLimit(writer, offset, fetch);
  }

  @Override
  public void unparseDateTimeLiteral(
      SqlWriter writer, SqlAbstractDateTimeLiteral literal, int leftPrec, int rightPrec) {
    writer.literal(literal.toString());
  }

  @Override
  public void unparseCall(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    Optional<String> template =
        call.getOperator() instanceof SqlFunction function
            ? FunctionTable.ALL.find(function.getName()).flatMap(FunctionDefinition::duckDb)
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

  private static void writeTemplate(SqlWriter writer, String template, SqlCall call) {
    int from = 0;
    Matcher argument = ARGUMENT.matcher(template);
    while (argument.find()) {
      writer.print(template.substring(from, argument.start()));
      writer.setNeedWhitespace(false);
      writeArgument(writer, argument.group(1).charAt(0), call);
      writer.setNeedWhitespace(false);
      from = argument.end();
    }
    writer.print(template.substring(from));
    writer.setNeedWhitespace(true);
  }

  /** {@code $*} is all arguments. */
  private static void writeArgument(SqlWriter writer, char which, SqlCall call) {
    if (which != '*') {
      call.operand(which - '1').unparse(writer, 0, 0);
      return;
    }
    for (int i = 0; i < call.operandCount(); i++) {
      if (i > 0) {
        writer.sep(",", true);
      }
      call.operand(i).unparse(writer, 0, 0);
    }
  }
}
