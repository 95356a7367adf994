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
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * PostgreSQL from 15 on, in sessions with time zone UTC. Text is compared by its characters and not
 * as a language does: all columns are read with the collation "C", and what is made of them
 * inherits it.
 */
public final class PostgresDialect extends EngineDialect {
  public static final PostgresDialect INSTANCE = new PostgresDialect();

  private static final String COLLATE = " COLLATE \"C\"";

  private PostgresDialect() {
    super(SqlEngine.POSTGRESQL, DatabaseProduct.POSTGRESQL, "\"");
  }

  @Override
  public String identifier(String name) {
    return DuckDbDialect.quoted(name);
  }

  @Override
  public String typeName(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> typeName(primitive);
      case Decimal(int precision, int scale) -> "numeric(" + precision + ", " + scale + ")";
      case ListOf(ColumnType element) when !(element instanceof ListOf) -> typeName(element) + "[]";
      case ListOf nested ->
          throw Faults.at("", "PostgreSQL has no lists of lists, as in " + nested + ".");
      case MapOf map -> throw Faults.at("", "PostgreSQL has no maps, as in " + map + ".");
      case Struct struct ->
          throw Faults.at("", "PostgreSQL has no structs without a name, as in " + struct + ".");
    };
  }

  private static String typeName(Primitive type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case INT32 -> "integer";
      case INT64 -> "bigint";
      case FLOAT32 -> "real";
      case FLOAT64 -> "double precision";
      case STRING -> "text";
      case BINARY -> "bytea";
      case UUID -> "uuid";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMPTZ -> "timestamptz";
    };
  }

  @Override
  Words words() {
    return PostgresWords.ALL;
  }

  @Override
  Optional<String> cast(RelDataType from, RelDataType to, boolean orNull) {
    return PostgresCasts.template(from, to, orNull);
  }

  @Override
  Optional<String> operator(RexCall call) {
    return PostgresOperators.template(call);
  }

  @Override
  Optional<String> literal(RexLiteral literal) {
    return PostgresOperators.literal(literal);
  }

  @Override
  Optional<String> aggregate(String name, List<RelDataType> arguments) {
    return PostgresOperators.aggregate(name, arguments);
  }

  @Override
  Optional<String> reading(TableScan table) {
    List<String> columns = table.getRowType().getFieldList().stream().map(this::column).toList();
    String name = identifier(table.getTable().getQualifiedName().getLast());
    return columns.stream().anyMatch(column -> column.contains(COLLATE))
        ? Optional.of(
            name
                + " AS NOT MATERIALIZED (SELECT "
                + String.join(", ", columns)
                + " FROM "
                + name
                + ")")
        : Optional.empty();
  }

  private String column(RelDataTypeField field) {
    String name = identifier(field.getName());
    boolean text = SqlTypeUtil.inCharFamily(field.getType());
    return text ? name + COLLATE + " AS " + name : name;
  }

  @Override
  String once(String template, int operands) {
    String values =
        IntStream.rangeClosed(1, operands)
            .mapToObj(i -> "$" + i + " AS a" + i)
            .collect(Collectors.joining(", ", "(SELECT ", ")"));
    return "(SELECT " + template.replaceAll("\\$(\\d)", "v.a$1") + " FROM " + values + " AS v)";
  }
}
