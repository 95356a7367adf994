// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.function.Templated;
import dev.slipway.control.plan.type.Types;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Finds the words of an engine for one call, or why it has none. */
final class Wording {
  private final EngineDialect dialect;

  Wording(EngineDialect dialect) {
    this.dialect = dialect;
  }

  /** The template of a call; none where the engine writes and means it as it stands. */
  Optional<String> of(RexCall call) {
    List<RelDataType> types = call.getOperands().stream().map(RexNode::getType).toList();
    return scalar(call, types).map(template -> typed(template, types, call.getType()));
  }

  private Optional<String> scalar(RexCall call, List<RelDataType> types) {
    if (call.getOperator() instanceof Templated templated) {
      return Optional.of(templated.template(dialect.engine()));
    }
    if (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST) {
      return cast(types.getFirst(), call.getType(), call.getKind() == SqlKind.SAFE_CAST);
    }
    Optional<FunctionDefinition> function = function(call.getOperator());
    return function.isPresent()
        ? dialect
            .words()
            .template(function.get(), new Arguments(types, word(call)))
            .or(() -> standard(function.get(), call))
        : dialect.operator(call);
  }

  /** What is a function only by its syntax, such as EXTRACT, keeps it. */
  private Optional<String> standard(FunctionDefinition function, RexCall call) {
    return dialect
        .operator(call)
        .or(() ->
            SqlTypeUtil.isNumeric(call.getType()) && isPlain(function)
                ? Optional.of("CAST(" + function.name() + "($*) AS $T)")
                : Optional.empty());
  }

  private static boolean isPlain(FunctionDefinition function) {
    SqlOperator operator = function.operator();
    return operator.getSyntax() == SqlSyntax.FUNCTION
        && operator.getKind() == SqlKind.OTHER_FUNCTION;
  }

  private Optional<String> cast(RelDataType from, RelDataType to, boolean orNull) {
    Types.columnType(to).ifPresent(dialect::typeName);
    return dialect.cast(from, to, orNull);
  }

  /** The template of an aggregate over arguments of these types. */
  Optional<String> aggregate(SqlAggFunction function, List<RelDataType> types, RelDataType type) {
    if (function instanceof Templated templated) {
      return Optional.of(templated.template(dialect.engine()));
    }
    if (function instanceof DuckDbOnly only) {
      throw Faults.at(
          "", dialect.engine().title() + " cannot " + only.what() + ": " + Words.NOT_SHOWN + ".");
    }
    return function(function)
        .flatMap(known -> dialect.words().template(known, new Arguments(types, "")))
        .or(() -> dialect.aggregate(function.getName().toLowerCase(Locale.ROOT), types))
        .map(template -> typed(template, types, type));
  }

  private static Optional<FunctionDefinition> function(SqlOperator operator) {
    return FunctionTable.written(operator.getName()).filter(known -> known.isThe(operator));
  }

  private static String word(RexCall call) {
    return !call.getOperands().isEmpty()
            && call.getOperands().getFirst() instanceof RexLiteral first
        ? word(first)
        : "";
  }

  private static String word(RexLiteral literal) {
    String word =
        literal.getValue() instanceof Enum<?> unit
            ? unit.name()
            : Objects.requireNonNullElse(
                SqlTypeUtil.inCharFamily(literal.getType())
                    ? literal.getValueAs(String.class)
                    : null,
                "");
    return word.toLowerCase(Locale.ROOT);
  }

  /** With the engine's names of types in the places of {@code $T}, {@code $T1} and so on. */
  private String typed(String template, List<RelDataType> arguments, RelDataType result) {
    String typed = template;
    for (int i = 0; i < arguments.size(); i++) {
      if (typed.contains("$T" + (i + 1))) {
        typed = typed.replace("$T" + (i + 1), name(arguments.get(i)));
      }
    }
    return typed.contains("$T") ? typed.replace("$T", name(result)) : typed;
  }

  private String name(RelDataType type) {
    return Types.columnType(type).map(dialect::typeName).orElse("NULL");
  }

  /** Whether an argument that has to be worked out would be so more than once. */
  static boolean isRepeated(String template, List<RexNode> operands) {
    for (int i = 0; i < operands.size(); i++) {
      String place = "$" + (i + 1);
      boolean twice = template.indexOf(place) != template.lastIndexOf(place);
      if (twice && !isSimple(operands.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSimple(RexNode node) {
    return node instanceof RexInputRef
        || node instanceof RexLiteral
        || node instanceof RexFieldAccess;
  }
}
