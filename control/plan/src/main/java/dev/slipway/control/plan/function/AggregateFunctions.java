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
              SqlStdOperatorTable.COUNT),
          function("sum(number)", "The sum; null over no values.", SqlStdOperatorTable.SUM),
          function("avg(number)", "The mean, as float64.", SqlStdOperatorTable.AVG),
          function("min(value)", "The smallest value.", SqlStdOperatorTable.MIN),
          function("max(value)", "The largest value.", SqlStdOperatorTable.MAX),
          function(
              "stddev_samp(number)",
              "The standard deviation of a sample.",
              SqlStdOperatorTable.STDDEV_SAMP),
          function("var_samp(number)", "The variance of a sample.", SqlStdOperatorTable.VAR_SAMP),
          function(
              "percentile_cont(fraction)",
              "percentile_cont(0.9) WITHIN GROUP (ORDER BY x): with interpolation between neighbours.",
              PERCENTILE_CONT),
          function(
              "row_number()",
              "The row's number in its window, from 1.",
              SqlStdOperatorTable.ROW_NUMBER),
          function(
              "rank()",
              "The number of the first row that is equal in order.",
              SqlStdOperatorTable.RANK),
          function("dense_rank()", "The rank, without gaps.", SqlStdOperatorTable.DENSE_RANK),
          function("lag(value, rows)", "The value so many rows back.", SqlStdOperatorTable.LAG),
          function("lead(value, rows)", "The value so many rows ahead.", SqlStdOperatorTable.LEAD),
          function(
              "first_value(value)",
              "The first value of the window.",
              SqlStdOperatorTable.FIRST_VALUE),
          function(
              "last_value(value)", "The last value of the window.", SqlStdOperatorTable.LAST_VALUE),
          function(
              "ntile(buckets)",
              "The number of the row's bucket, from 1.",
              SqlStdOperatorTable.NTILE));

  private AggregateFunctions() {}
}
