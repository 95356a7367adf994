// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the casts that validation has added. Numbers may widen and become text, and a literal
 * may be written as text ({@code day > '2013-01-31'}); but text from a column is no number or date
 * unless somebody says so, for a build would end at the first value that is none.
 */
final class Coercions extends SqlBasicVisitor<@Nullable Void> {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final String text;
  private final SqlValidator validator;

  private Coercions(String text, SqlValidator validator) {
    this.text = text;
    this.validator = validator;
  }

  static void check(String text, SqlNode valid, SqlValidator validator) {
    valid.accept(new Coercions(text, validator));
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call.getKind() == SqlKind.CAST
        && call.operand(1) instanceof SqlDataTypeSpec added
        && !(added.getTypeNameSpec() instanceof TypeName)) {
      check(call.operand(0), added.deriveType(validator));
    }
    return super.visit(call);
  }

  private void check(SqlNode value, RelDataType to) {
    RelDataType from = validator.getValidatedNodeTypeIfKnown(value);
    if (from == null || !SqlTypeUtil.isCharacter(from) || SqlTypeUtil.isCharacter(to)) {
      return;
    }
    String wanted = Types.columnType(to).map(ColumnType::toString).orElse(to.toString());
    if (!(value instanceof SqlLiteral literal)) {
      throw Parsing.fault(
          text,
          value.getParserPosition(),
          "This is text but is used as " + wanted + "; write CAST(… AS " + wanted + ") or TRY_CAST",
          "");
    }
    if (SqlTypeFamily.NUMERIC.contains(to) && !isNumber(literal.getValueAs(String.class))) {
      throw Parsing.fault(
          text, value.getParserPosition(), "A " + wanted + " is wanted here, and this is text", "");
    }
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value.strip()).matches();
  }
}
