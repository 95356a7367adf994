// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.DateString;

/** Values that are written as text, as literals of the type of the column that they are of. */
final class Literals {
  private Literals() {}

  /** Whether a value is the one that is written so; null where the value is null. */
  static RexNode equal(String text, RexNode value, Planning planning) {
    RexNode literal = of(text, value.getType(), planning.rex());
    return planning.rex().makeCall(SqlStdOperatorTable.EQUALS, value, literal);
  }

  private static RexNode of(String text, RelDataType type, RexBuilder rex) {
    Optional<ColumnType> column = Types.columnType(type);
    try {
      return switch (column.orElse(Primitive.BINARY)) {
        case Primitive.STRING -> rex.makeLiteral(text, Types.of(Primitive.STRING), false);
        case Primitive.BOOLEAN -> rex.makeLiteral(truth(text));
        case Primitive.INT32, Primitive.INT64 ->
            rex.makeExactLiteral(new BigDecimal(new BigDecimal(text).toBigIntegerExact()));
        case Primitive.FLOAT32, Primitive.FLOAT64 -> rex.makeApproxLiteral(new BigDecimal(text));
        case Decimal _ -> rex.makeExactLiteral(new BigDecimal(text));
        case Primitive.DATE ->
            rex.makeDateLiteral(
                DateString.fromDaysSinceEpoch((int) LocalDate.parse(text).toEpochDay()));
        default ->
            throw Faults.at(
                "",
                "Values of type "
                    + Types.name(type)
                    + " cannot be listed; use a formula that makes text of them.");
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw Faults.at(
          "", "'" + Text.visible(text, 80) + "' is no value of type " + Types.name(type) + ".");
    }
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new NumberFormatException(text);
    }
    return text.equals("true");
  }
}
