// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.function.FunctionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate functions that a text calls, and the text with a name in the place of each call; a
 * name and the blanks behind it are as long as the call, so that places stay what they are.
 */
public record AggregateCalls(Template text, List<Found> calls) {
  /** Begins the name of a call; of no other text that is read. */
  private static final char MARK = '\uE001';

  /**
   * @param argument the text of its argument; none for {@code count(*)}
   * @param name what stands for the call
   */
  public record Found(String function, boolean distinct, Optional<String> argument, String name) {}

  private record Place(SqlCall call, int start, int end) {}

  /** Those of a formula, the outermost alone. */
  public static AggregateCalls in(String text) {
    Template template = Template.of(text);
    List<Place> places = new ArrayList<>();
    Parsing.expression(template).accept(new Finder(text, places));
    List<Found> calls = new ArrayList<>();
    for (Place place : places) {
      String name = MARK + Integer.toString(calls.size(), Character.MAX_RADIX);
      calls.add(found(text, place, name));
      template.replace(place.start(), place.end(), name);
    }
    return new AggregateCalls(template, List.copyOf(calls));
  }

  private static Found found(String text, Place place, String name) {
    SqlCall call = place.call();
    String function = call.getOperator().getName().toLowerCase(Locale.ROOT);
    SqlParserPos at = call.getParserPosition();
    boolean isStar =
        call.operandCount() == 1
            && call.operand(0) instanceof SqlIdentifier identifier
            && identifier.isStar();
    if (isStar && function.equals("count")) {
      return new Found(function, false, Optional.empty(), name);
    }
    if (call.operandCount() != 1 || isStar) {
      throw Parsing.fault(text, at, function + " takes one argument here");
    }
    SqlParserPos inner = call.operand(0).getParserPosition();
    SqlLiteral quantifier = call.getFunctionQuantifier();
    return new Found(
        function,
        quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT,
        Optional.of(text.substring(start(text, inner), end(text, inner))),
        name);
  }

  private static int start(String text, SqlParserPos at) {
    return index(text, at.getLineNum(), at.getColumnNum());
  }

  private static int end(String text, SqlParserPos at) {
    return index(text, at.getEndLineNum(), at.getEndColumnNum()) + 1;
  }

  private static int index(String text, int line, int column) {
    return Template.lineStart(text, line) + column - 1;
  }

  /** Does not look into the calls that it finds: within them, aggregates are refused. */
  private static final class Finder extends SqlBasicVisitor<@Nullable Void> {
    private final String text;
    private final List<Place> places;

    private Finder(String text, List<Place> places) {
      this.text = text;
      this.places = places;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (!(call.getOperator() instanceof SqlFunction function) || !isAggregate(function)) {
        return super.visit(call);
      }
      SqlParserPos at = call.getParserPosition();
      int start = start(text, at);
      places.add(new Place(call, start, end(text, at)));
      return null;
    }

    private static boolean isAggregate(SqlFunction function) {
      String name = function.getName();
      return FunctionTable.SCALAR.find(name).isEmpty() && FunctionTable.ALL.find(name).isPresent();
    }
  }
}
