// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.model.Name;
import dev.slipway.model.Text;
import dev.slipway.model.Variable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.DateString;

/** Puts the values of variables into syntax trees, as literals and names, and notes which. */
final class Binding {
  private final Map<String, Map.Entry<Name, Variable>> known = new LinkedHashMap<>();
  private final Map<Name, Variable> used = new LinkedHashMap<>();

  Binding(Map<Name, Variable> variables) {
    variables.forEach((name, value) -> known.put(name.key(), Map.entry(name, value)));
  }

  Map<Name, Variable> used() {
    return Map.copyOf(used);
  }

  /** The literal that a variable stands for. */
  SqlNode literal(String name, Template template, SqlParserPos at) {
    return switch (value(name, template, at)) {
      case Variable.Text(String value) -> SqlLiteral.createCharString(value, at);
      case Variable.Truth(boolean value) -> SqlLiteral.createBoolean(value, at);
      case Variable.Date(LocalDate value) ->
          SqlLiteral.createDate(DateString.fromDaysSinceEpoch((int) value.toEpochDay()), at);
      case Variable.Numeric(BigDecimal value) -> number(value, at);
    };
  }

  private static SqlNode number(BigDecimal value, SqlParserPos at) {
    SqlNode size = SqlLiteral.createExactNumeric(value.abs().toPlainString(), at);
    return value.signum() < 0 ? SqlStdOperatorTable.UNARY_MINUS.createCall(at, size) : size;
  }

  /** An identifier with the names that its variables stand for, whatever characters they have. */
  SqlIdentifier identifier(SqlIdentifier written, Template template) {
    SqlIdentifier named = written;
    for (int i = 0; i < written.names.size(); i++) {
      Optional<String> variable = template.nameFor(written.names.get(i));
      if (variable.isPresent()) {
        SqlParserPos at = written.getComponentParserPosition(i);
        named = named.setName(i, name(variable.get(), template, at));
      }
    }
    return named;
  }

  private String name(String variable, Template template, SqlParserPos at) {
    String name = value(variable, template, at).toString();
    if (name.isEmpty()) {
      throw Parsing.fault(
          template.text(), at, "The variable '" + variable + "' is empty, and no name is");
    }
    return name;
  }

  private Variable value(String name, Template template, SqlParserPos at) {
    Map.Entry<Name, Variable> found = known.get(new Name(name).key());
    if (found == null) {
      throw Parsing.fault(
          template.text(),
          at,
          Template.unknown(name),
          Text.didYouMean(name, known.values().stream().map(e -> e.getKey().value()).toList()));
    }
    used.put(found.getKey(), found.getValue());
    return found.getValue();
  }
}
