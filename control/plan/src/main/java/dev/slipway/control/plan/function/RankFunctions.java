// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions of a row among those of its window, for SQL recipes and queries. */
final class RankFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "row_number()",
                  "The row's number in its window, from 1.",
                  SqlStdOperatorTable.ROW_NUMBER)
              .example("row_number() OVER (ORDER BY count(*))", "1"),
          function(
                  "rank()",
                  "The number of the first row that is equal in order.",
                  SqlStdOperatorTable.RANK)
              .example("rank() OVER (ORDER BY count(*))", "1"),
          function("dense_rank()", "The rank, without gaps.", SqlStdOperatorTable.DENSE_RANK)
              .example("dense_rank() OVER (ORDER BY count(*))", "1"),
          function("percent_rank()", "The rank from 0 to 1.", SqlStdOperatorTable.PERCENT_RANK)
              .example("percent_rank() OVER (ORDER BY count(*))", "0.0"),
          function(
                  "cume_dist()",
                  "The share of rows up to this one and those equal to it.",
                  SqlStdOperatorTable.CUME_DIST)
              .example("cume_dist() OVER (ORDER BY count(*))", "1.0"),
          function("lag(value, rows)", "The value so many rows back.", SqlStdOperatorTable.LAG)
              .example("lag(count(*), 1) OVER (ORDER BY count(*))", "null"),
          function("lead(value, rows)", "The value so many rows ahead.", SqlStdOperatorTable.LEAD)
              .example("lead(count(*), 1) OVER (ORDER BY count(*))", "null"),
          function(
                  "first_value(value)",
                  "The first value of the window.",
                  SqlStdOperatorTable.FIRST_VALUE)
              .example("first_value(count(*)) OVER (ORDER BY count(*))", "5"),
          function(
                  "last_value(value)",
                  "The last value of the window.",
                  SqlStdOperatorTable.LAST_VALUE)
              .example("last_value(count(*)) OVER (ORDER BY count(*))", "5"),
          function(
                  "nth_value(value, row)",
                  "The value of that row of the window, from 1; null where it has fewer.",
                  SqlStdOperatorTable.NTH_VALUE)
              .example("nth_value(count(*), 1) OVER (ORDER BY count(*))", "5"),
          function(
                  "ntile(buckets)",
                  "The number of the row's bucket, from 1.",
                  SqlStdOperatorTable.NTILE)
              .example("ntile(4) OVER (ORDER BY count(*))", "1"));

  private RankFunctions() {}
}
