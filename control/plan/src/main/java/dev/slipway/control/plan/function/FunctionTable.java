// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions and operators of Slipway SQL: the operators of standard SQL, of its functions only
 * those defined in this module. Division is of floating point, 1 / 2 is 0.5, and null by zero. Text
 * is compared character by character, by code point.
 */
public final class FunctionTable implements SqlOperatorTable {
  public static final SqlOperator DIVIDE =
      new SqlBinaryOperator(
          "/",
          SqlKind.DIVIDE,
          60,
          true,
          Returns.FLOAT64,
          InferTypes.FIRST_KNOWN,
          OperandTypes.NUMERIC_NUMERIC);

  /** Functions of one kind. */
  public record Family(String title, List<FunctionDefinition> functions) {}

  public static final List<Family> SCALARS =
      List.of(
          new Family("Text", TextFunctions.ALL),
          new Family("Search in text", SearchFunctions.ALL),
          new Family("Formats", FormatFunctions.ALL),
          new Family("Numbers", NumberFunctions.ALL),
          new Family("Mathematics", MathFunctions.ALL),
          new Family("Dates and times", TimeFunctions.ALL),
          new Family("Making and writing dates and times", ClockFunctions.ALL),
          new Family("Lists", ListFunctions.ALL),
          new Family("Any values", ValueFunctions.ALL));
  public static final List<Family> OVER_ROWS =
      List.of(
          new Family("Aggregates", AggregateFunctions.ALL),
          new Family("Windows", RankFunctions.ALL));

  public static final FunctionTable SCALAR = new FunctionTable(SCALARS.stream());
  public static final FunctionTable ALL =
      new FunctionTable(Stream.concat(SCALARS.stream(), OVER_ROWS.stream()));

  /** The function of steps that makes rows of a list. */
  public static final String ROWS_OF = "rows_of";

  private static final FunctionTable STEPS =
      new FunctionTable(Stream.of(new Family("Steps", StepFunctions.ALL)));

  private final Map<String, FunctionDefinition> functions;

  private FunctionTable(Stream<Family> families) {
    this.functions =
        families
            .flatMap(family -> family.functions().stream())
            .collect(Collectors.toMap(FunctionDefinition::name, Function.identity()));
  }

  /** By its name in any case; the parser calls {@code translate} otherwise. */
  public Optional<FunctionDefinition> find(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(functions.get(key.equals("translate3") ? "translate" : key));
  }

  /** The operator of a function of a row that is known to be there, for steps. */
  public static SqlOperator operator(String name) {
    return STEPS.find(name).or(() -> SCALAR.find(name)).orElseThrow().operator();
  }

  /** The operator of a function over many rows that is known to be there. */
  public static SqlOperator aggregate(String name) {
    return ALL.find(name).orElseThrow().operator();
  }

  /** How an engine writes a function, be it one that is offered or one of steps. */
  public static Optional<FunctionDefinition> written(String name) {
    return ALL.find(name).or(() -> STEPS.find(name));
  }

  public Collection<FunctionDefinition> functions() {
    return functions.values();
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (!name.isSimple()) {
      return;
    }
    Optional<FunctionDefinition> function = find(name.getSimple());
    if (function.isPresent()) {
      found.add(function.get().operator());
    } else if (name.getSimple().equals(DIVIDE.getName())) {
      found.add(DIVIDE);
    } else if (syntax != SqlSyntax.FUNCTION && syntax != SqlSyntax.FUNCTION_ID) {
      SqlStdOperatorTable.instance()
          .lookupOperatorOverloads(name, category, syntax, found, matcher);
      ilike(name.getSimple(), found);
    }
  }

  private static void ilike(String name, List<SqlOperator> found) {
    Stream.of(SqlLibraryOperators.ILIKE, SqlLibraryOperators.NOT_ILIKE)
        .filter(operator -> operator.getName().equalsIgnoreCase(name))
        .forEach(found::add);
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return functions.values().stream().map(FunctionDefinition::operator).toList();
  }
}
