// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.Text;
import java.util.List;
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
  private final List<String> tables;

  /**
   * @param tables names by which the input may be called, as in {@code flights.month}
   */
  FormulaReader(Template template, Binding binding, Relation input, List<String> tables) {
    super(template, FunctionTable.SCALAR, binding);
    this.input = input;
    this.tables = tables;
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
  public SqlNode visit(SqlIdentifier written) {
    SqlIdentifier identifier = named(written);
    List<String> names = columnFirst(identifier.names);
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

  private List<String> columnFirst(List<String> names) {
    boolean qualified =
        names.size() > 1
            && input.find(names.getFirst()).isEmpty()
            && tables.stream().anyMatch(names.getFirst()::equalsIgnoreCase);
    return qualified ? names.subList(1, names.size()) : names;
  }

  private SqlNode function(SqlIdentifier identifier) {
    SqlParserPos at = identifier.getParserPosition();
    String name = columnFirst(identifier.names).getFirst();
    boolean bare = identifier.isSimple() && isBareFunction(name);
    return (bare ? FunctionTable.SCALAR.find(name) : Optional.<FunctionDefinition>empty())
        .map(function -> visit(function.operator().createCall(at)))
        .orElseThrow(() ->
            fault(
                at,
                "There is no column '" + Text.visible(name, 80) + "'",
                Text.didYouMean(name, input.names())));
  }
}
