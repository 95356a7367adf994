// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.function.Literal;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** What steps make their values of: columns of the kind that is wanted, functions and constants. */
record Cells(Relation input, Planning planning) {

  RexNode column(String name) {
    return input.ref(input.require(name));
  }

  RexNode text(String name) {
    return of(name, SqlTypeFamily.CHARACTER, "text");
  }

  RexNode number(String name) {
    return of(name, SqlTypeFamily.NUMERIC, "numbers");
  }

  RexNode whole(String name) {
    return of(name, SqlTypeFamily.INTEGER, "whole numbers");
  }

  RexNode time(String name) {
    return of(name, SqlTypeFamily.DATETIME, "dates and times");
  }

  RexNode list(String name) {
    return of(name, SqlTypeFamily.ARRAY, "lists");
  }

  private RexNode of(String name, SqlTypeFamily family, String what) {
    RexNode column = column(name);
    if (!family.contains(column.getType())) {
      throw Faults.at(
          "",
          "The column '"
              + name
              + "' is of type "
              + Types.columnType(column.getType()).map(Object::toString).orElse("null")
              + ", and this step works on "
              + what
              + "; cast it first.");
    }
    return column;
  }

  RexNode call(String function, RexNode... arguments) {
    return op(FunctionTable.operator(function), arguments);
  }

  RexNode op(SqlOperator operator, RexNode... arguments) {
    return planning.rex().makeCall(operator, List.of(arguments));
  }

  RexNode literal(String text) {
    return planning.rex().makeLiteral(text);
  }

  RexNode literal(long number) {
    return planning.rex().makeBigintLiteral(BigDecimal.valueOf(number));
  }

  RexNode literal(double number) {
    return planning.rex().makeApproxLiteral(BigDecimal.valueOf(number));
  }

  RexNode cast(RexNode value, ColumnType type) {
    return cast(value, Types.of(type));
  }

  RexNode cast(RexNode value, RelDataType type) {
    return planning.rex().makeAbstractCast(type, value, false);
  }

  /** Null where it does not fit. */
  RexNode tryCast(RexNode value, ColumnType type) {
    return planning.rex().makeAbstractCast(Types.of(type), value, true);
  }

  RexNode when(RexNode condition, RexNode then, RexNode otherwise) {
    return op(SqlStdOperatorTable.CASE, condition, then, otherwise);
  }

  RexNode nothing(RelDataType type) {
    return planning.rex().makeNullLiteral(type);
  }

  /** A value that was written as text, as the column's type would read it. */
  RexNode constant(String value, RelDataType type) {
    Constants.check(value, type);
    return cast(literal(value), type);
  }

  RexNode pattern(String pattern) {
    return checked(pattern, Literal.REGEX);
  }

  RexNode checked(String text, Literal kind) {
    kind.fault(text)
        .ifPresent(fault -> {
          throw Faults.at("", fault + ".");
        });
    return literal(text);
  }

  /** Does something about the parameter at the pointer, where what is wrong is reported. */
  <T> T at(String pointer, Supplier<T> part) {
    Faults faults = new Faults();
    List<T> found = faults.within(pointer, part).stream().toList();
    faults.raise();
    return found.getFirst();
  }

  /** The input with other values for some columns. */
  Relation inPlace(List<String> columns, Function<String, RexNode> value) {
    Columns output = Columns.of(input);
    Faults faults = new Faults();
    faults.each("/columns", named(columns), (i, name) -> output.set(name, value.apply(name)));
    faults.raise();
    return output.project();
  }

  /** The columns named, of which there must be one at least. */
  static List<String> named(List<String> columns) {
    if (columns.isEmpty()) {
      throw Faults.at("/columns", "Name at least one column.");
    }
    return columns;
  }

  /** The input with the value in a column of that name, or in the column it came from where "". */
  Relation into(String into, String from, RexNode value) {
    return Columns.of(input).set(into.isEmpty() ? from : into, value).project();
  }
}
