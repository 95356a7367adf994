// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import dev.slipway.model.recipe.SqlEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Spark SQL, in sessions with ANSI mode, time zone UTC and texts in quotes read with escapes, as
 * Spark has them by default. A uuid is text there, as Iceberg gives it to Spark.
 */
public final class SparkDialect extends EngineDialect {
  public static final SparkDialect INSTANCE = new SparkDialect();

  private SparkDialect() {
    super(SqlEngine.SPARK, DatabaseProduct.SPARK, "`");
  }

  @Override
  public String identifier(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public String typeName(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> typeName(primitive);
      case Decimal(int precision, int scale) -> "DECIMAL(" + precision + ", " + scale + ")";
      case ListOf(ColumnType element) -> "ARRAY<" + typeName(element) + ">";
      case MapOf(ColumnType key, ColumnType value) ->
          "MAP<" + typeName(key) + ", " + typeName(value) + ">";
      case Struct struct ->
          struct.fields().stream()
              .map(field -> identifier(field.name()) + ": " + typeName(field.type()))
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
    };
  }

  private static String typeName(Primitive type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT32 -> "INT";
      case INT64 -> "BIGINT";
      case FLOAT32 -> "FLOAT";
      case FLOAT64 -> "DOUBLE";
      case STRING, UUID -> "STRING";
      case BINARY -> "BINARY";
      case DATE -> "DATE";
      case TIME ->
          throw Faults.at(
              "",
              "Spark has no times of day without a date; make it text in another recipe first.");
      case TIMESTAMP -> "TIMESTAMP_NTZ";
      case TIMESTAMPTZ -> "TIMESTAMP_LTZ";
    };
  }

  @Override
  public void quoteStringLiteral(StringBuilder out, @Nullable String charset, String value) {
    String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
    out.append('\'').append(escaped).append('\'');
  }

  @Override
  public void unparseDateTimeLiteral(
      SqlWriter writer, SqlAbstractDateTimeLiteral literal, int leftPrec, int rightPrec) {
    writer.literal(literal.toString().replaceFirst("^TIMESTAMP ", "TIMESTAMP_NTZ "));
  }

  @Override
  Words words() {
    return SparkWords.ALL;
  }

  @Override
  Optional<String> cast(RelDataType from, RelDataType to, boolean orNull) {
    return SparkCasts.template(from, to, orNull);
  }

  @Override
  Optional<String> operator(RexCall call) {
    return SparkOperators.template(call);
  }

  @Override
  Optional<String> literal(RexLiteral literal) {
    return Optional.empty();
  }

  @Override
  Optional<String> aggregate(String name, List<RelDataType> arguments) {
    return SparkOperators.aggregate(name, arguments);
  }

  @Override
  Optional<String> reading(TableScan table) {
    return Optional.empty();
  }

  @Override
  String once(String template, int operands) {
    String fields =
        IntStream.rangeClosed(1, operands)
            .mapToObj(i -> "'a" + i + "', $" + i)
            .collect(Collectors.joining(", ", "array(named_struct(", "))"));
    return "transform(" + fields + ", v -> " + template.replaceAll("\\$(\\d)", "v.a$1") + ")[0]";
  }
}
