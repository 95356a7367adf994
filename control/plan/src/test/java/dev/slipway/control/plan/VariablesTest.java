// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Check;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.RecipeSpec;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
  private static final Name X = new Name("x");

  private static final Schema FLIGHTS =
      Objects.requireNonNull(Samples.SCHEMAS.get(Samples.FLIGHTS));

  private final Planner planner = new Planner();

  /** Values that would end a text, a comment or a statement, if they were ever text of one. */
  static List<String> hostile() {
    return List.of(
        "",
        "'",
        "''",
        "'; DROP TABLE flights; --",
        "' OR '1'='1",
        "\"",
        "\"\" \" FROM planes --",
        "-- comment",
        "/* open",
        "*/ closed",
        "// slashes",
        ";",
        "?",
        "${x}",
        "${y}",
        "${x:identifier}",
        "\\",
        "\\' OR 1=1 --",
        "E'\\''",
        "$$ || version() || $$",
        "U&'\\0027'",
        "a\nb\r\nc\td",
        "ünïcode 漢字 \uD83D\uDD11",
        "\u2019\u02BC\uFF07",
        "\uE000x0",
        "x".repeat(5000),
        "'".repeat(999));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aTextIsAValueWhateverItHolds(String value) throws SQLException {
    Map<Name, Variable> variables = Map.of(X, new Variable.Text(value));
    for (String sql :
        List.of(
            "SELECT ${x} AS v",
            "SELECT concat(${x}, '') AS v /* ${x} */ -- ${x}",
            "SELECT v FROM (SELECT ${x} AS v) AS t WHERE v = ${x} OR ${x} = v")) {
      assertThat(rows(planner.query(sql, Samples.SCHEMAS, variables)))
          .as(sql)
          .containsExactly(value);
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aTextIsAValueInFormulasToo(String value) throws SQLException {
    RecipeSpec recipe =
        recipe(
            new Prepare(
                List.of(
                    step("formula", "{\"column\":\"v\",\"formula\":\"concat(${x}, carrier)\"}"),
                    step("formula", "{\"column\":\"v\",\"formula\":\"${x}\"}"),
                    step("filter-rows", "{\"condition\":\"v = ${x}\"}"))));

    Planned planned = planner.plan(recipe, Samples.SCHEMAS, Map.of(X, new Variable.Text(value)));

    assertThat(planned.variables()).containsOnlyKeys(X);
    assertThat(rows("SELECT DISTINCT v FROM (" + planned.output().sql() + ")"))
        .containsExactly(value);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aNameIsOneNameWhateverItHolds(String value) {
    Map<Name, Variable> variables = Map.of(X, new Variable.Text(value));
    String[] queries = {
      "SELECT ${x:identifier} AS v FROM flights",
      "SELECT carrier FROM ${x:identifier}",
      "SELECT flights.${x:identifier} AS v FROM flights"
    };
    for (String sql : queries) {
      assertThatThrownBy(() -> planner.query(sql, Samples.SCHEMAS, variables))
          .as(sql)
          .isInstanceOf(SlipwayException.class)
          .message()
          .containsPattern("(?s)no column|no table|not found|is empty|There is no");
    }
  }

  @Test
  void aNameIsAColumnOrATable() throws SQLException {
    Map<Name, Variable> variables =
        Map.of(X, new Variable.Text("seats"), new Name("t"), new Variable.Text("planes"));
    assertThat(
            planner
                .query(
                    "SELECT p.${x:identifier} AS v FROM ${t:identifier} AS p",
                    Samples.SCHEMAS,
                    variables)
                .output()
                .sql())
        .isEqualTo(
            planner
                .query("SELECT p.\"seats\" AS v FROM \"planes\" AS p", Samples.SCHEMAS)
                .output()
                .sql());
    RecipeSpec odd = recipe(new Filter("flights.${x:identifier} > ${n}"));
    assertThat(
            planner
                .plan(
                    odd,
                    Samples.SCHEMAS,
                    Map.of(X, new Variable.Text("distance"), new Name("n"), Variable.Numeric.of(5)))
                .output()
                .sql())
        .isEqualTo(
            planner.plan(recipe(new Filter("distance > 5")), Samples.SCHEMAS).output().sql());
  }

  @Test
  void valuesHaveTheirTypes() throws SQLException {
    Map<Name, Variable> variables =
        Map.of(
            new Name("n"), new Variable.Numeric(new BigDecimal("-2.50")),
            new Name("b"), new Variable.Truth(true),
            new Name("d"), new Variable.Date(LocalDate.of(2026, 1, 31)),
            new Name("limit"), Variable.Numeric.of(1));

    Planned planned =
        planner.query(
            "SELECT 1 - ${n} AS n, NOT ${b} AS b, ${d} + INTERVAL '1' DAY AS d LIMIT ${limit}",
            Samples.SCHEMAS,
            variables);

    assertThat(planned.output().schema().columns().stream().map(c -> c.type().toString()))
        .containsExactly("decimal(12,1)", "boolean", "date");
    assertThat(rows(planned).toString()).contains("3.5", "false", "2026-02-01");
  }

  @Test
  void aTypeThatDoesNotFitIsAFaultWhereItStands() {
    assertThatThrownBy(() ->
            planner.query(
                "SELECT carrier\nFROM flights\nWHERE distance > ${x}",
                Samples.SCHEMAS,
                Map.of(X, new Variable.Text("far"))))
        .hasMessageContaining("int64 is wanted here")
        .hasMessageContaining("line 3, column 18");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1 AS a,\r\n  ${cuntry} AS b", "SELECT 1 AS a,\n\t ${cuntry} AS b"})
  void anUnknownVariableIsAFaultWithNearNamesAndItsPlace(String sql) {
    assertThatThrownBy(() ->
            planner.query(
                sql, Samples.SCHEMAS, Map.of(new Name("country"), new Variable.Text("DE"))))
        .hasMessageContaining("There is no variable 'cuntry' (line 2, column 3")
        .hasMessageContaining("Did you mean 'country'?");
  }

  @Test
  void faultsOfRecipesPointToTheFormula() {
    assertThatThrownBy(() -> planner.plan(recipe(new Filter("distance > ${x}")), Samples.SCHEMAS))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problems().getFirst().pointer()).isEqualTo("/operation/condition"))
        .hasMessageContaining("There is no variable 'x' (line 1, column 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '${x}' AS v",
        "SELECT 'a''${x}' AS v",
        "SELECT \"${x}\" AS v FROM flights",
        "SELECT ${ x } AS v",
        "SELECT ${x AS v",
        "SELECT ${x:text} AS v",
        "SELECT ${} AS v",
        "SELECT 1 AS ${x}",
        "SELECT CAST('1' AS ${x}) AS v",
        "SELECT carrier FROM ${x}",
        "SELECT 1 AS v ${x}",
        "SELECT ? AS v",
        "SELECT ${x} + ? AS v",
        "SELECT \uE000 AS v"
      })
  void whereAValueCannotStandAVariableCannot(String sql) {
    assertThatThrownBy(
            () -> planner.query(sql, Samples.SCHEMAS, Map.of(X, new Variable.Text("month"))))
        .as(sql)
        .isInstanceOf(SlipwayException.class);
  }

  /** A prefix changes how a text ends, which the search for variables does not know. */
  @ParameterizedTest
  @ValueSource(strings = {"SELECT E'\\'${x}' AS v", "SELECT 1 AS v /* /* */ ${x} */"})
  void aPlaceThatIsReadInTwoWaysIsRefused(String sql) {
    assertThatThrownBy(
            () -> planner.query(sql, Samples.SCHEMAS, Map.of(X, new Variable.Text("month"))))
        .isInstanceOf(SlipwayException.class);
  }

  @Test
  void whatStandsInCommentsAndIsNotUsedIsNotNoted() {
    Map<Name, Variable> variables =
        Map.of(X, new Variable.Text("a"), new Name("Y"), new Variable.Text("b"));

    Planned planned =
        planner.query("SELECT ${y} AS v -- ${x}\n/* ${z} */", Samples.SCHEMAS, variables);

    assertThat(planned.variables()).isEqualTo(Map.of(new Name("Y"), new Variable.Text("b")));
  }

  @Test
  void checksKnowVariables() {
    List<Check> checks = List.of(new Check.Holds("distance > ${x}", Check.Severity.FAIL));

    assertThat(planner.checks(checks, FLIGHTS, Map.of(X, Variable.Numeric.of(7))))
        .singleElement()
        .asString()
        .contains("> 7");
    assertThatThrownBy(() -> planner.checks(checks, FLIGHTS))
        .hasMessageContaining("no variable 'x'");
  }

  private static Prepare.Step step(String type, String parameters) {
    return new Prepare.Step(type, new Json(parameters));
  }

  private static RecipeSpec recipe(Operation operation) {
    return new RecipeSpec(
        List.of(RecipeSpec.Input.of(Samples.FLIGHTS)), List.of(new Name("out")), operation);
  }

  private static List<String> rows(Planned planned) throws SQLException {
    return rows(planned.output().sql());
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Duck duck =
        new Duck()
            .table(
                Samples.FLIGHTS,
                FLIGHTS,
                "1, '2013-01-01', 'UA', 'EWR', 'IAH', 'N1', 2, 1400, '2013-01-01 05:00:00Z', 1.5")) {
      return duck.rows(sql);
    }
  }
}
