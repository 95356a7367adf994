// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.recipe.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every function that is offered gives in a real DuckDB what its description says. */
class FunctionsTest {
  private record Example(String function, String expression, String type, String value) {}

  private static Duck duck;

  @BeforeAll
  static void open() throws SQLException {
    duck = Samples.duck();
    Documented.rows(duck);
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static Example of(String function, String expression, String type, String value) {
    return new Example(function, expression, type, value);
  }

  private static final List<Example> TEXT =
      List.of(
          of("upper", "upper('aé')", "string", "AÉ"),
          of("lower", "lower('ÀB')", "string", "àb"),
          of("trim", "trim('  a b ')", "string", "a b"),
          of("trim", "trim(LEADING 'x' FROM 'xxaxx')", "string", "axx"),
          of("ltrim", "ltrim('  a ') || '|'", "string", "a |"),
          of("rtrim", "rtrim('  a ') || '|'", "string", "  a|"),
          of("length", "length('漢é')", "int64", "2"),
          of("char_length", "char_length('漢é')", "int64", "2"),
          of("substring", "substring('abcdef', 2, 3)", "string", "bcd"),
          of("substring", "substring('abcdef' FROM 5)", "string", "ef"),
          of("left", "left('漢é1', 2)", "string", "漢é"),
          of("right", "right('漢é1', 2)", "string", "é1"),
          of("replace", "replace('a.b.c', '.', '')", "string", "abc"),
          of("reverse", "reverse('abc')", "string", "cba"),
          of("repeat", "repeat('ab', 2)", "string", "abab"),
          of("lpad", "lpad('7', 3, '0')", "string", "007"),
          of("rpad", "rpad('7', 3, '.')", "string", "7.."),
          of("split_part", "split_part('a/b/c', '/', 2)", "string", "b"),
          of("concat", "concat('a', CAST(NULL AS string), 'b')", "string", "ab"),
          of("contains", "contains('abc', 'bc')", "boolean", "true"),
          of("starts_with", "starts_with('abc', 'ab')", "boolean", "true"),
          of("ends_with", "ends_with('abc', 'ab')", "boolean", "false"),
          of("position", "position('c' IN 'abc')", "int64", "3"),
          of("regexp_matches", "regexp_matches('N123UA', '^N[0-9]+')", "boolean", "true"),
          of("regexp_replace", "regexp_replace('a1b22', '[0-9]+', '#')", "string", "a#b#"),
          of("regexp_extract", "regexp_extract('N123UA', '[0-9]+')", "string", "123"),
          of("regexp_extract", "regexp_extract('N123UA', '([0-9]+)(U)', 2)", "string", "U"));

  private static final List<Example> NUMBERS =
      List.of(
          of("abs", "abs(-3)", "int32", "3"),
          of("sign", "sign(-3.5)", "int32", "-1"),
          of("round", "round(2.5)", "decimal(2,1)", "3.0"),
          of("round", "round(-1234.567, 1)", "decimal(7,3)", "-1234.600"),
          of("round", "round(1e0 / 3, 2)", "float64", "0.33"),
          of("floor", "floor(-1.5)", "decimal(2,1)", "-2.0"),
          of("ceil", "ceil(1.2e0)", "float64", "2.0"),
          of("trunc", "trunc(-1.7e0)", "float64", "-1.0"),
          of("mod", "mod(-7, 4)", "int32", "-3"),
          of("mod", "7 % 4", "int32", "3"),
          of("sqrt", "sqrt(9)", "float64", "3.0"),
          of("power", "power(2, 10)", "float64", "1024.0"),
          of("exp", "exp(0)", "float64", "1.0"),
          of("ln", "ln(1)", "float64", "0.0"),
          of("log10", "log10(1000)", "float64", "3.0"),
          of("sin", "sin(0)", "float64", "0.0"),
          of("cos", "cos(0)", "float64", "1.0"),
          of("atan2", "atan2(0, 1)", "float64", "0.0"),
          of("radians", "round(radians(180), 4)", "float64", "3.1416"),
          of("is_nan", "is_nan(CAST('NaN' AS float64))", "boolean", "true"),
          of("random", "random() < 1", "boolean", "true"));

  private static final List<Example> TIMES =
      List.of(
          of("year", "year(DATE '2020-02-29')", "int64", "2020"),
          of("quarter", "quarter(DATE '2020-05-29')", "int64", "2"),
          of("month", "month(DATE '2020-02-29')", "int64", "2"),
          of("week", "week(DATE '2020-01-05')", "int64", "1"),
          of("day", "day(DATE '2020-02-29')", "int64", "29"),
          of("hour", "hour(TIMESTAMP '2020-02-29 13:14:15')", "int64", "13"),
          of("minute", "minute(TIMESTAMP '2020-02-29 13:14:15')", "int64", "14"),
          of("second", "second(TIMESTAMP '2020-02-29 13:14:15')", "int64", "15"),
          of("extract", "extract(ISODOW FROM DATE '2020-02-29')", "int64", "6"),
          of(
              "extract",
              "extract(hour FROM CAST('2020-02-29 13:00:00+01' AS timestamptz))",
              "int64",
              "12"),
          of("date_trunc", "date_trunc('month', DATE '2020-02-29')", "date", "2020-02-01"),
          of(
              "date_trunc",
              "CAST(date_trunc('hour', TIMESTAMP '2020-02-29 13:14:15') AS string)",
              "string",
              "2020-02-29 13:00:00"),
          of(
              "units_between",
              "units_between('day', DATE '2020-02-28', DATE '2020-03-01')",
              "int64",
              "2"),
          of("make_date", "make_date(2020, 2, 29)", "date", "2020-02-29"),
          of(
              "make_timestamp",
              "CAST(make_timestamp(2020, 2, 29, 1, 2, 3.5) AS string)",
              "string",
              "2020-02-29 01:02:03.5"),
          of("strftime", "strftime(DATE '2020-02-29', '%d.%m.%Y')", "string", "29.02.2020"),
          of(
              "parse_timestamp",
              "CAST(parse_timestamp('29.02.2020', '%d.%m.%Y') AS date)",
              "date",
              "2020-02-29"),
          of("parse_timestamp", "parse_timestamp('?', '%d.%m.%Y')", "timestamp", "null"),
          of("now", "now() > CAST('2020-01-01 00:00:00+00' AS timestamptz)", "boolean", "true"),
          of("current_timestamp", "current_timestamp IS NULL", "boolean", "false"),
          of("current_date", "current_date > DATE '2020-01-01'", "boolean", "true"));

  private static final List<Example> VALUES =
      List.of(
          of("coalesce", "coalesce(CAST(NULL AS int32), 5)", "int32", "5"),
          of("nullif", "nullif('a', 'a')", "string", "null"),
          of("greatest", "greatest(1, CAST(NULL AS int32), 3)", "int32", "3"),
          of("least", "least('b', 'a')", "string", "a"),
          of("cast", "CAST('12.345' AS decimal(10,2))", "decimal(10,2)", "12.35"),
          of("cast", "'7'::int64 + 1", "int64", "8"),
          of("try_cast", "TRY_CAST('x' AS int32)", "int32", "null"));

  private static final List<Example> AGGREGATES =
      List.of(
          of("count", "count(*)", "int64", "6"),
          of("sum", "sum(distance)", "int64", "6200"),
          of("avg", "avg(month)", "float64", "2.0"),
          of("min", "min(carrier)", "string", "AA"),
          of("max", "max(fare)", "decimal(10,2)", "120.00"),
          of("stddev_samp", "round(stddev_samp(month), 3)", "float64", "0.894"),
          of("var_samp", "round(var_samp(month), 3)", "float64", "0.8"),
          of(
              "percentile_cont",
              "percentile_cont(0.5) WITHIN GROUP (ORDER BY month)",
              "float64",
              "2.0"),
          of("row_number", "row_number() OVER (ORDER BY count(*))", "int64", "1"),
          of("rank", "rank() OVER (ORDER BY count(*))", "int64", "1"),
          of("dense_rank", "dense_rank() OVER (ORDER BY count(*))", "int64", "1"),
          of("lag", "lag(count(*), 1) OVER (ORDER BY count(*))", "int64", "null"),
          of("lead", "lead(count(*), 1) OVER (ORDER BY count(*))", "int64", "null"),
          of("first_value", "first_value(count(*)) OVER (ORDER BY count(*))", "int64", "6"),
          of("last_value", "last_value(count(*)) OVER (ORDER BY count(*))", "int64", "6"),
          of("ntile", "ntile(4) OVER (ORDER BY count(*))", "int64", "1"));

  @TestFactory
  Stream<DynamicTest> givesWhatItSays() {
    return Stream.of(TEXT, NUMBERS, TIMES, VALUES, AGGREGATES)
        .flatMap(Collection::stream)
        .map(example -> DynamicTest.dynamicTest(example.expression(), () -> check(example)));
  }

  private static void check(Example example) throws SQLException {
    String rows = AGGREGATES.contains(example) ? " FROM flights" : " FROM airlines LIMIT 1";
    Planned planned =
        Samples.plan(
            new Sql("SELECT " + example.expression() + " AS x" + rows),
            Samples.FLIGHTS,
            Samples.AIRLINES);
    assertThat(planned.output().schema().columns().getFirst().type())
        .as(example.expression())
        .hasToString(example.type());
    assertThat(duck.types(planned.output().sql())).isEqualTo(duck.types(planned.output().schema()));
    assertThat(duck.rows(planned.output().sql()))
        .as(example.expression())
        .containsExactly(example.value());
  }

  @TestFactory
  Stream<DynamicTest> givesWhatTheDocumentationSays() {
    return FunctionTable.ALL.functions().stream()
        .map(function -> DynamicTest.dynamicTest(function.signature(), () -> shown(function)));
  }

  private static void shown(FunctionDefinition function) throws SQLException {
    FunctionDefinition.Example example = function.example().orElseThrow();
    Planned.Output planned = Documented.example(function);
    assertThat(duck.types(planned.sql())).isEqualTo(duck.types(planned.schema()));
    assertThat(duck.rows(planned.sql())).as(example.expression()).containsExactly(example.value());
    assertThat(example.expression().toLowerCase(Locale.ROOT)).contains(function.name());
  }

  @Test
  void thereAreManyAndAllAreDocumented() {
    assertThat(FunctionTable.ALL.functions()).hasSizeGreaterThanOrEqualTo(120);
    for (FunctionDefinition function : FunctionTable.ALL.functions()) {
      assertThat(function.signature()).startsWithIgnoringCase(function.name());
      assertThat(function.description()).as(function.signature()).endsWith(".");
    }
  }
}
