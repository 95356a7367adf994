// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;

import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;

/** Functions over many rows, for SQL recipes and queries; formulas have none of them. */
final class AggregateFunctions {
  /** Standard but for its type: between two integers there is a fraction. */
  private static final SqlOperator PERCENTILE_CONT =
      SqlBasicAggFunction.create(
              SqlKind.PERCENTILE_CONT, Returns.FLOAT64, OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
          .withFunctionType(SqlFunctionCategory.SYSTEM)
          .withGroupOrder(Optionality.MANDATORY)
          .withPercentile(true)
          .withAllowsFraming(false);

  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "count(value)",
                  "How many values are not null; count(*) counts rows.",
                  SqlStdOperatorTable.COUNT)
              .example("count(x)", "4"),
          function(
                  "count_if(condition)",
                  "How many rows the condition is true for.",
                  aggregate("COUNT_IF", Returns.INT64, OperandTypes.BOOLEAN))
              .example("count_if(x > 1)", "3"),
          function(
                  "approx_count_distinct(value)",
                  "How many different values there are but null, within some percent.",
                  aggregate("APPROX_COUNT_DISTINCT", Returns.INT64, OperandTypes.ANY))
              .example("approx_count_distinct(y) > 0", "true"),
          function("sum(number)", "The sum; null over no values.", SqlStdOperatorTable.SUM)
              .example("sum(x)", "9"),
          function("avg(number)", "The mean, as float64.", SqlStdOperatorTable.AVG)
              .example("avg(x)", "2.25"),
          function("min(value)", "The smallest value.", SqlStdOperatorTable.MIN)
              .example("min(y)", "a"),
          function("max(value)", "The largest value.", SqlStdOperatorTable.MAX)
              .example("max(x)", "4"),
          function(
                  "median(number)",
                  "The value in the middle, or the mean of both there.",
                  aggregate("MEDIAN", Returns.FLOAT64, Takes.NUMBER))
              .example("median(x)", "2.0"),
          function(
                  "mode(value)",
                  "The most frequent value but null; the smallest of several.",
                  aggregate("MODE", Returns.FIRST, OperandTypes.ANY))
              .written("mode($1 ORDER BY $1)")
              .example("mode(x)", "2"),
          function(
                  "stddev_samp(number)",
                  "The standard deviation of a sample; null over fewer than two values.",
                  SqlStdOperatorTable.STDDEV_SAMP)
              .example("round(stddev_samp(x), 3)", "1.258"),
          function(
                  "stddev_pop(number)",
                  "The standard deviation of all there is.",
                  aggregate("STDDEV_POP", Returns.FLOAT64, Takes.NUMBER))
              .example("round(stddev_pop(x), 3)", "1.09"),
          function(
                  "var_samp(number)",
                  "The variance of a sample; null over fewer than two values.",
                  SqlStdOperatorTable.VAR_SAMP)
              .example("round(var_samp(x), 3)", "1.583"),
          function(
                  "var_pop(number)",
                  "The variance of all there is.",
                  aggregate("VAR_POP", Returns.FLOAT64, Takes.NUMBER))
              .example("var_pop(x)", "1.1875"),
          function(
                  "covar_samp(y, x)",
                  "The covariance of a sample, over the rows where neither is null.",
                  aggregate("COVAR_SAMP", Returns.FLOAT64, Takes.TWO_NUMBERS))
              .example("round(covar_samp(x, x), 3)", "1.583"),
          function(
                  "covar_pop(y, x)",
                  "The covariance of all there is, over the rows where neither is null.",
                  aggregate("COVAR_POP", Returns.FLOAT64, Takes.TWO_NUMBERS))
              .example("covar_pop(x, x)", "1.1875"),
          function(
                  "corr(y, x)",
                  "The correlation, from -1 to 1, over the rows where neither is null.",
                  aggregate("CORR", Returns.FLOAT64, Takes.TWO_NUMBERS))
              .example("round(corr(x, 3 - x), 9)", "-1.0"),
          function(
                  "percentile_cont(fraction)",
                  "percentile_cont(0.9) WITHIN GROUP (ORDER BY x): with interpolation between neighbours.",
                  PERCENTILE_CONT)
              .example("percentile_cont(0.5) WITHIN GROUP (ORDER BY x)", "2.0"),
          function(
                  "bool_and(condition)",
                  "Whether the condition is true for all rows where it is not null.",
                  aggregate("BOOL_AND", Returns.BOOLEAN, OperandTypes.BOOLEAN))
              .example("bool_and(x > 1)", "false"),
          function(
                  "bool_or(condition)",
                  "Whether the condition is true for a row.",
                  aggregate("BOOL_OR", Returns.BOOLEAN, OperandTypes.BOOLEAN))
              .example("bool_or(x > 1)", "true"),
          function(
                  "min_by(value, by)",
                  "The value of the row with the smallest 'by'.",
                  aggregate("MIN_BY", Returns.FIRST, OperandTypes.ANY_ANY))
              .example("min_by(y, x)", "a"),
          function(
                  "max_by(value, by)",
                  "The value of the row with the largest 'by'.",
                  aggregate("MAX_BY", Returns.FIRST, OperandTypes.ANY_ANY))
              .example("max_by(x, x)", "4"),
          function(
                  "list_values(value)",
                  "The different values but null, in ascending order, as a list.",
                  aggregate("LIST_VALUES", Returns.LIST_OF_FIRST, OperandTypes.ANY))
              .written("list_sort(list_distinct(list($1)))")
              .example("list_values(x)", "[1, 2, 4]"),
          function(
                  "join_values(text, separator)",
                  "The different texts but null, in ascending order, as one text.",
                  aggregate("JOIN_VALUES", Returns.STRING, Takes.TWO_TEXTS))
              .written("array_to_string(list_sort(list_distinct(list($1))), $2)")
              .example("join_values(y, '+')", "a+b+c"),
          function(
                  "skewness(number)",
                  "How uneven the two sides of the values are; null over fewer than three.",
                  aggregate("SKEWNESS", Returns.FLOAT64, Takes.NUMBER))
              .example("round(skewness(x), 3)", "1.129"));

  private AggregateFunctions() {}

  private static SqlOperator aggregate(
      String name, SqlReturnTypeInference returns, SqlOperandTypeChecker takes) {
    return SqlBasicAggFunction.create(name, SqlKind.OTHER_FUNCTION, returns, takes);
  }
}
