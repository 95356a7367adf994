// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * A function of Slipway SQL. Where its description does not say otherwise, it gives null for a
 * null.
 *
 * @param signature how it is written, such as {@code left(text, length)}
 * @param description what it gives, in a short sentence
 * @param operator its types, as Calcite checks them
 * @param duckDb how DuckDB writes it, if otherwise than Slipway; {@code $1} is the first argument
 * @param literals arguments that must be written out, by their place from 0
 * @param isVolatile whether equal arguments may give different values
 * @param example a call and what it gives, which the documentation shows and a test runs
 */
public record FunctionDefinition(
    String signature,
    String description,
    SqlOperator operator,
    Optional<String> duckDb,
    Map<Integer, Literal> literals,
    boolean isVolatile,
    Optional<Example> example) {

  /**
   * @param value what DuckDB shows of the result as text
   */
  public record Example(String expression, String value) {}

  public static FunctionDefinition function(
      String signature,
      String description,
      SqlReturnTypeInference returns,
      SqlOperandTypeChecker takes) {
    SqlFunction function =
        new SqlFunction(
            name(signature),
            SqlKind.OTHER_FUNCTION,
            returns,
            null,
            takes,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
    return function(signature, description, function);
  }

  public static FunctionDefinition function(
      String signature, String description, SqlOperator operator) {
    return new FunctionDefinition(
        signature, description, operator, Optional.empty(), Map.of(), false, Optional.empty());
  }

  public FunctionDefinition written(String template) {
    return new FunctionDefinition(
        signature, description, operator, Optional.of(template), literals, isVolatile, example);
  }

  /** Requires that an argument is written out, so that it can be checked at once. */
  public FunctionDefinition literal(int argument, Literal kind) {
    Map<Integer, Literal> more = new TreeMap<>(literals);
    more.put(argument, kind);
    return new FunctionDefinition(
        signature, description, operator, duckDb, more, isVolatile, example);
  }

  public FunctionDefinition asVolatile() {
    return new FunctionDefinition(
        signature, description, operator, duckDb, literals, true, example);
  }

  public FunctionDefinition example(String expression, String value) {
    return new FunctionDefinition(
        signature,
        description,
        operator,
        duckDb,
        literals,
        isVolatile,
        Optional.of(new Example(expression, value)));
  }

  /** In lower case; unique among all functions. */
  public String name() {
    return operator.getName().toLowerCase(Locale.ROOT);
  }

  /** Calcite's operators are equal by name, whatever their types. */
  @SuppressWarnings("ReferenceEquality")
  public boolean isThe(SqlOperator other) {
    return operator == other;
  }

  private static String name(String signature) {
    int end = signature.indexOf('(');
    return (end < 0 ? signature : signature.substring(0, end)).toUpperCase(Locale.ROOT);
  }
}
