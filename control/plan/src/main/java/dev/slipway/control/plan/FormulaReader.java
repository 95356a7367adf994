// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The reader of an expression over the columns of one table: no queries, windows or aggregates. */
final class FormulaReader extends Reader {
  private final Relation input;

  FormulaReader(String text, Relation input) {
    super(text, FunctionTable.SCALAR);
    this.input = input;
  }

  @Override
  public SqlNode visit(SqlCall call) {
    if (isQuery(call)) {
      throw fault(call.getParserPosition(), "A query cannot stand in a formula; use a SQL recipe");
    }
    if (call.getKind() == SqlKind.OVER) {
      throw fault(
          call.getParserPosition(),
          "A window cannot stand in a formula; use a window or SQL recipe");
    }
    return super.visit(call);
  }

  /** A column, a field of a struct column, or a function that is written without parentheses. */
  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    List<String> names = identifier.names;
    SqlParserPos at = identifier.getParserPosition();
    if (identifier.isStar()) {
      throw fault(at, "'*' cannot stand in a formula; name the column");
    }
    int column = input.find(names.getFirst()).orElse(-1);
    if (column < 0) {
      return function(identifier);
    }
    SqlNode found = new SqlIdentifier(input.names().get(column), at);
    for (String field : names.subList(1, names.size())) {
      found = SqlStdOperatorTable.DOT.createCall(at, found, new SqlIdentifier(field, at));
    }
    return found;
  }

  private SqlNode function(SqlIdentifier identifier) {
    SqlParserPos at = identifier.getParserPosition();
    String name = identifier.names.getFirst();
    boolean bare = identifier.isSimple() && name.toUpperCase(Locale.ROOT).startsWith("CURRENT_");
    return (bare ? FunctionTable.SCALAR.find(name) : Optional.<FunctionDefinition>empty())
        .map(function -> visit(function.operator().createCall(at)))
        .orElseThrow(() ->
            fault(
                at,
                "There is no column '" + Text.visible(name, 80) + "'",
                Text.didYouMean(name, input.names())));
  }
}
