// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;

/** How often arguments are written where a function's template names them more than once. */
final class Copies {
  private static final long MOST = 1_000_000;

  private Copies() {}

  /** How often the operator's text has its argument of that number. */
  private static long of(SqlOperator operator, int argument) {
    String template =
        operator instanceof Written written
            ? written.template()
            : FunctionTable.written(operator.getName())
                .flatMap(FunctionDefinition::duckDb)
                .orElse("");
    return Math.max(1, template.split("\\$" + (argument + 1), -1).length - 1L);
  }

  /** Adds how often the text of the value has each column of its input. */
  static void count(RexNode value, Map<Integer, Long> uses) {
    count(value, 1, uses);
  }

  private static void count(RexNode value, long times, Map<Integer, Long> uses) {
    switch (value) {
      case RexInputRef ref -> uses.merge(ref.getIndex(), times, Long::sum);
      case RexFieldAccess access -> count(access.getReferenceExpr(), times, uses);
      case RexCall call -> {
        for (int i = 0; i < call.getOperands().size(); i++) {
          count(call.getOperands().get(i), bounded(times, of(call.getOperator(), i)), uses);
        }
        if (call instanceof RexOver over) {
          over.getWindow().partitionKeys.forEach(key -> count(key, times, uses));
          over.getWindow().orderKeys.forEach(key -> count(key.left, times, uses));
        }
      }
      default -> {}
    }
  }

  private static long bounded(long times, long more) {
    return Math.min(MOST, times * more);
  }

  /** Refuses what would become a text beyond all bounds. */
  static void check(SqlNode query) {
    if (size(query, 1) > MOST) {
      throw Faults.at(
          "",
          "The expression becomes too large when it is written out; divide it into several steps.");
    }
  }

  private static long size(SqlNode node, long times) {
    long size = times;
    switch (node) {
      case SqlCall call -> {
        for (int i = 0; i < call.operandCount() && size <= MOST; i++) {
          SqlNode operand = call.operand(i);
          size += operand == null ? 0 : size(operand, bounded(times, of(call.getOperator(), i)));
        }
      }
      case SqlNodeList list -> {
        for (SqlNode item : list) {
          size += item == null || size > MOST ? 0 : size(item, times);
        }
      }
      default -> {}
    }
    return size;
  }
}
