// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.Templated;
import dev.slipway.control.plan.type.TypeRules;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.recipe.SqlEngine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * How an engine writes what Calcite has planned. DuckDB means by most of it what Slipway means; for
 * the others, a plan is {@linkplain Rewriting rewritten} first.
 */
public abstract sealed class EngineDialect extends SqlDialect
    permits DuckDbDialect, SparkDialect, PostgresDialect {
  private static final Pattern ARGUMENT = Pattern.compile("\\$([1-9*])");

  private final SqlEngine engine;

  EngineDialect(SqlEngine engine, DatabaseProduct product, String quote) {
    super(
        EMPTY_CONTEXT
            .withDatabaseProduct(product)
            .withIdentifierQuoteString(quote)
            .withDataTypeSystem(TypeRules.INSTANCE)
            .withNullCollation(NullCollation.FIRST));
    this.engine = engine;
  }

  public static EngineDialect of(SqlEngine engine) {
    return switch (engine) {
      case DUCKDB -> DuckDbDialect.INSTANCE;
      case SPARK -> SparkDialect.INSTANCE;
      case POSTGRESQL -> PostgresDialect.INSTANCE;
    };
  }

  public final SqlEngine engine() {
    return engine;
  }

  /** The engine's name of a type; a fault where it has none. */
  public abstract String typeName(ColumnType type);

  /** A name as an identifier, whatever characters it has. */
  public abstract String identifier(String name);

  /** How functions are written. */
  abstract Words words();

  /** How a cast is written, where it takes more than naming the type. */
  abstract Optional<String> cast(RelDataType from, RelDataType to, boolean orNull);

  /** How an operator of the language itself is written, where this engine means another thing. */
  abstract Optional<String> operator(RexCall call);

  /** How a literal is written, where the standard's form means another thing or nothing. */
  abstract Optional<String> literal(RexLiteral literal);

  /** How an aggregate is written, where this engine's differs from Slipway's. */
  abstract Optional<String> aggregate(String name, List<RelDataType> arguments);

  /**
   * What comes before a query so that a table's columns mean what they mean here; mostly nothing.
   */
  abstract Optional<String> reading(TableScan table);

  /** A template that names an argument twice as one that works it out once. */
  abstract String once(String template, int operands);

  /** The text of a plan or query, the same for the same node. */
  public final String write(SqlNode node) {
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

  @Override
  public final StringBuilder quoteIdentifier(StringBuilder out, String name) {
    return out.append(identifier(name));
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
    if (call.getOperator() instanceof Templated templated) {
      writeTemplate(writer, templated.template(engine), call);
    } else {
      super.unparseCall(writer, call, leftPrec, rightPrec);
    }
  }

  /** Writes a template with the operands of the call in their places. */
  static void writeTemplate(SqlWriter writer, String template, SqlCall call) {
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
