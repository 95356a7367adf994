// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Names for the columns of a query that have none: that of the function called, as in {@code
 * count}, otherwise {@code column_2} by the place; with a number behind it if it is taken.
 */
public final class UnnamedColumns {
  private final Set<String> taken = new HashSet<>();

  private UnnamedColumns() {}

  /** Gives each column of the query's answer a name, in the syntax tree itself. */
  public static void name(SqlNode query) {
    switch (query) {
      case SqlOrderBy ordered -> name(ordered.query);
      case SqlWith with -> name(with.body);
      case SqlSelect select -> new UnnamedColumns().nameAll(select);
      case SqlBasicCall call when call.isA(SqlKind.SET_QUERY) -> name(call.operand(0));
      default -> {}
    }
  }

  private void nameAll(SqlSelect select) {
    SqlNodeList columns = select.getSelectList();
    columns.forEach(this::take);
    for (int i = 0; i < columns.size(); i++) {
      SqlNode column = columns.get(i);
      if (!column.isA(Set.of(SqlKind.AS, SqlKind.IDENTIFIER))) {
        columns.set(i, named(column, free(wanted(column, i + 1))));
      }
    }
  }

  private void take(SqlNode column) {
    SqlNode name = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(1) : column;
    if (name instanceof SqlIdentifier identifier && !identifier.isStar()) {
      taken.add(identifier.names.getLast().toLowerCase(Locale.ROOT));
    }
  }

  private static String wanted(SqlNode column, int place) {
    SqlNode inner = column.getKind() == SqlKind.OVER ? ((SqlCall) column).operand(0) : column;
    boolean isFunction = inner.isA(SqlKind.FUNCTION) || inner.isA(SqlKind.AGGREGATE);
    return isFunction && inner instanceof SqlCall call
        ? call.getOperator().getName().toLowerCase(Locale.ROOT)
        : "column_" + place;
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }

  private static SqlNode named(SqlNode column, String name) {
    return SqlStdOperatorTable.AS.createCall(
        column.getParserPosition(),
        List.of(column, new SqlIdentifier(name, column.getParserPosition())));
  }
}
