// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * A function of Slipway SQL.
 *
 * @param signature how it is written, such as {@code left(text, length)}
 * @param description what it gives, in a short sentence
 * @param operator its types, as Calcite checks them
 * @param duckDb how DuckDB writes it, if otherwise than Slipway; {@code $1} is the first argument
 * @param words what its first argument must be one of, as a literal; any expression if empty
 * @param isVolatile whether equal arguments may give different values
 */
public record FunctionDefinition(
    String signature,
    String description,
    SqlOperator operator,
    Optional<String> duckDb,
    List<String> words,
    boolean isVolatile) {

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
        signature, description, operator, Optional.empty(), List.of(), false);
  }

  public FunctionDefinition written(String template) {
    return new FunctionDefinition(
        signature, description, operator, Optional.of(template), words, isVolatile);
  }

  public FunctionDefinition withWords(List<String> first) {
    return new FunctionDefinition(signature, description, operator, duckDb, first, isVolatile);
  }

  public FunctionDefinition asVolatile() {
    return new FunctionDefinition(signature, description, operator, duckDb, words, true);
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
