// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Locale;

/**
 * The closed set of column types. Each maps to one type of Iceberg, Arrow, DuckDB, Spark,
 * PostgreSQL and pandas. {@code timestamp} and {@code timestamptz} have microseconds; {@code
 * timestamptz} is an instant, {@code timestamp} a local date and time. Written as text: {@code
 * int64}, {@code decimal(10,2)}, {@code list<string>}, {@code map<string,int64>}, {@code
 * struct<x:int32,y:date>}.
 */
public sealed interface ColumnType {

  /** The types without parameters. */
  enum Primitive implements ColumnType {
    BOOLEAN,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    STRING,
    BINARY,
    UUID,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A decimal number of {@code precision} digits (1 to 38), {@code scale} of them after the point.
   */
  record Decimal(int precision, int scale) implements ColumnType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "decimal("
                + precision
                + ","
                + scale
                + ") is no type: precision is 1 to 38, scale 0 to precision.");
      }
    }

    @Override
    public String toString() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  /** A list whose elements may be null. */
  record ListOf(ColumnType element) implements ColumnType {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  /** A map; keys are never null, values may be. */
  record MapOf(ColumnType key, ColumnType value) implements ColumnType {
    @Override
    public String toString() {
      return "map<" + key + "," + value + ">";
    }
  }

  /** Named fields in order, each of which may be null. */
  record Struct(List<Field> fields) implements ColumnType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return "struct<"
          + String.join(",", fields.stream().map(f -> f.name() + ":" + f.type()).toList())
          + ">";
    }
  }

  /** A field of a struct. */
  record Field(String name, ColumnType type) {}

  /** Reads what {@code toString} writes; ignores case and blanks. */
  static ColumnType parse(String text) {
    return new ColumnTypeParser(text).parse();
  }
}
