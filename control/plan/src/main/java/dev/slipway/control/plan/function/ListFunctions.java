// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.ELEMENT;
import static dev.slipway.control.plan.function.Returns.FIRST;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Returns.INT64S;
import static dev.slipway.control.plan.function.Returns.LIST_OF_COMMON;
import static dev.slipway.control.plan.function.Returns.STRING;
import static dev.slipway.control.plan.function.Takes.LIST;
import static dev.slipway.control.plan.function.Takes.LIST_ELEMENT;
import static dev.slipway.control.plan.function.Takes.LIST_NUMBER;
import static dev.slipway.control.plan.function.Takes.TWO_INTEGERS;

import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Functions over lists, whose elements count from 1. */
final class ListFunctions {
  private static final String NUMBERS = "split('3,1,2,1', ',')";

  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "list_of(value, …)",
                  "A list of the values, nulls among them.",
                  LIST_OF_COMMON,
                  OperandTypes.SAME_VARIADIC)
              .written("[$*]")
              .example("list_of(1, 2)", "[1, 2]"),
          function(
                  "sequence(from, to)",
                  "The whole numbers from one to another; none where the second is below the first.",
                  INT64S,
                  TWO_INTEGERS)
              .written("generate_series($1, $2)")
              .example("sequence(2, 4)", "[2, 3, 4]"),
          function("array_length(list)", "The number of elements, nulls among them.", INT64, LIST)
              .written("len($1)")
              .example("array_length(" + NUMBERS + ")", "4"),
          function(
                  "element_at(list, index)",
                  "The element at a position, from the end if negative; null where there is none.",
                  ELEMENT,
                  LIST_NUMBER)
              .written("list_extract($1, $2)")
              .example("element_at(" + NUMBERS + ", -2)", "2"),
          function(
                  "array_contains(list, value)",
                  "Whether the value is an element.",
                  BOOLEAN,
                  LIST_ELEMENT)
              .written("list_contains($1, $2)")
              .example("array_contains(" + NUMBERS + ", '2')", "true"),
          function(
                  "array_position(list, value)",
                  "The position of the first such element; 0 where there is none.",
                  INT64,
                  LIST_ELEMENT)
              .written(
                  "CASE WHEN ($1) IS NOT NULL AND ($2) IS NOT NULL THEN coalesce(list_position($1, $2), 0) END")
              .example("array_position(" + NUMBERS + ", '1')", "2"),
          function(
                  "array_append(list, value)",
                  "The list with one more element at its end.",
                  FIRST,
                  LIST_ELEMENT)
              .written("CASE WHEN ($1) IS NOT NULL THEN list_append($1, $2) END")
              .example("array_append(" + NUMBERS + ", 'x')", "[3, 1, 2, 1, x]"),
          function(
                  "array_concat(a, b)",
                  "The elements of both lists.",
                  FIRST,
                  OperandTypes.SAME_SAME.and(
                      OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ARRAY)))
              .written(
                  "CASE WHEN ($1) IS NOT NULL AND ($2) IS NOT NULL THEN list_concat($1, $2) END")
              .example("array_concat(list_of(1), list_of(2))", "[1, 2]"),
          function(
                  "array_distinct(list)",
                  "Each element once, in ascending order, without nulls.",
                  FIRST,
                  LIST)
              .written("list_sort(list_distinct($1))")
              .example("array_distinct(" + NUMBERS + ")", "[1, 2, 3]"),
          function("array_sort(list)", "The elements in ascending order, nulls last.", FIRST, LIST)
              .written("list_sort($1, 'ASC', 'NULLS LAST')")
              .example("array_sort(" + NUMBERS + ")", "[1, 1, 2, 3]"),
          function("array_reverse(list)", "The elements in reverse order.", FIRST, LIST)
              .written("list_reverse($1)")
              .example("array_reverse(" + NUMBERS + ")", "[1, 2, 1, 3]"),
          function(
                  "array_slice(list, from, to)",
                  "The elements from a position to another, both included.",
                  FIRST,
                  OperandTypes.family(
                      SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER))
              .written("list_slice($1, $2, $3)")
              .example("array_slice(" + NUMBERS + ", 2, 3)", "[1, 2]"),
          function(
                  "array_remove(list, value)",
                  "The elements that are not equal to the value; nulls stay.",
                  FIRST,
                  LIST_ELEMENT)
              .written(
                  "CASE WHEN ($2) IS NOT NULL THEN list_filter($1, lambda e: e IS DISTINCT FROM ($2)) END")
              .example("array_remove(" + NUMBERS + ", '1')", "[3, 2]"),
          function("array_compact(list)", "The elements that are not null.", FIRST, LIST)
              .written("list_filter($1, lambda e: e IS NOT NULL)")
              .example("array_compact(list_of(1, CAST(NULL AS int32)))", "[1]"),
          function(
                  "array_join(list, separator)",
                  "The elements that are not null as one text.",
                  STRING,
                  OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER))
              .written("array_to_string($1, $2)")
              .example("array_join(" + NUMBERS + ", '-')", "3-1-2-1"),
          function("array_min(list)", "The smallest element; null of none.", ELEMENT, LIST)
              .written("list_min($1)")
              .example("array_min(" + NUMBERS + ")", "1"),
          function("array_max(list)", "The largest element; null of none.", ELEMENT, LIST)
              .written("list_max($1)")
              .example("array_max(" + NUMBERS + ")", "3"),
          function(
                  "array_intersect(a, b)",
                  "The elements that both lists have, each once, in ascending order, without nulls.",
                  FIRST,
                  OperandTypes.SAME_SAME.and(
                      OperandTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ARRAY)))
              .written("list_sort(list_distinct(list_intersect($1, $2)))")
              .example("array_intersect(list_of(1, 2), list_of(2, 3))", "[2]"));

  private ListFunctions() {}
}
