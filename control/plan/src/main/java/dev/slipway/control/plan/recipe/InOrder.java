// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.dialect.DuckDbOnly;
import dev.slipway.control.plan.function.Returns;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate over values in an order: its arguments are the value and what it is ordered by;
 * between values that are equal in that, they themselves decide.
 */
final class InOrder extends SqlAggFunction implements DuckDbOnly {
  private final String function;
  private final String behind;
  private final List<Boolean> descending;

  private InOrder(
      String function,
      String behind,
      List<RelFieldCollation> order,
      SqlReturnTypeInference returns) {
    super(
        function + " " + behind + " " + descending(order),
        null,
        SqlKind.OTHER_FUNCTION,
        returns,
        null,
        OperandTypes.ONE_OR_MORE,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.function = function;
    this.behind = behind;
    this.descending = descending(order);
  }

  private static List<Boolean> descending(List<RelFieldCollation> order) {
    return order.stream().map(by -> by.direction == Direction.DESCENDING).toList();
  }

  /** The first value, which may be null. */
  static InOrder first(List<RelFieldCollation> order) {
    return new InOrder(
        "first", "", order, ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE));
  }

  /** All texts that are not null, with a separator between them. */
  static InOrder texts(String separator, List<RelFieldCollation> order) {
    return new InOrder(
        "string_agg", ", '" + separator.replace("'", "''") + "'", order, Returns.STRING);
  }

  @Override
  public String what() {
    return "aggregate values in an order";
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
    writer.print(function + (distinct ? "(DISTINCT " : "("));
    writer.setNeedWhitespace(false);
    call.operand(0).unparse(writer, 0, 0);
    print(writer, behind + " ORDER BY ");
    for (int i = 0; i < descending.size(); i++) {
      call.operand(i + 1).unparse(writer, 0, 0);
      print(writer, (descending.get(i) ? " DESC" : "") + " NULLS LAST, ");
    }
    call.operand(0).unparse(writer, 0, 0);
    print(writer, " NULLS LAST)");
    writer.setNeedWhitespace(true);
  }

  private static void print(SqlWriter writer, String text) {
    writer.setNeedWhitespace(false);
    writer.print(text);
    writer.setNeedWhitespace(false);
  }
}
