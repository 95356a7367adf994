// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** Makes a copy of a validated tree that the dialect can write. */
public final class Writable extends SqlShuttle {
  private final SqlValidator validator;

  public Writable(SqlValidator validator) {
    this.validator = validator;
  }

  /** Casts that validation has added name Calcite's types. */
  @Override
  public SqlNode visit(SqlDataTypeSpec spec) {
    return spec.getTypeNameSpec() instanceof TypeName
        ? spec
        : Types.columnType(spec.deriveType(validator))
            .<SqlNode>map(type -> TypeName.spec(type, spec.getParserPosition()))
            .orElse(spec);
  }

  /**
   * A date and an interval make a date, but DuckDB makes a timestamp of them. The star over a join
   * with USING becomes COALESCE(a.x, b.x AS x0), which no engine reads.
   */
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (isDateArithmetic(call)) {
      SqlParserPos at = call.getParserPosition();
      SqlNode sum = Objects.requireNonNull(super.visit(call));
      return SqlStdOperatorTable.CAST.createCall(at, sum, TypeName.spec(Primitive.DATE, at));
    }
    if (!call.getOperator().getName().equals("COALESCE")) {
      return super.visit(call);
    }
    List<SqlNode> operands = call.getOperandList().stream().map(Writable::withoutAlias).toList();
    return super.visit(call.getOperator().createCall(call.getParserPosition(), operands));
  }

  private boolean isDateArithmetic(SqlCall call) {
    RelDataType type =
        isTimeArithmetic(call.getOperator()) ? validator.getValidatedNodeTypeIfKnown(call) : null;
    return type != null && type.getSqlTypeName() == SqlTypeName.DATE;
  }

  /** Whether DuckDB makes a timestamp of a date by it. */
  public static boolean isTimeArithmetic(SqlOperator operator) {
    return operator.getKind() == SqlKind.PLUS
        || operator.getKind() == SqlKind.MINUS
        || operator.getName().equals("DATE_ADD")
        || operator.getName().equals("DATE_TRUNC");
  }

  private static SqlNode withoutAlias(SqlNode node) {
    return node.getKind() == SqlKind.AS ? ((SqlCall) node).operand(0) : node;
  }
}
