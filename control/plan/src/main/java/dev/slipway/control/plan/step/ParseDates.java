// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Literal;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Dates and times of text. */
final class ParseDates implements StepRule<ParseDates.Parameters> {
  /**
   * @param time whether to read timestamps; otherwise dates
   * @param zone the time zone of the text, such as Europe/Paris; "" if it is not known
   * @param orNull whether what fits no pattern becomes null
   */
  record Parameters(
      List<String> columns, List<String> patterns, boolean time, String zone, boolean orNull) {
    Parameters {
      columns = List.copyOf(columns);
      patterns = List.copyOf(patterns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), List.of(), false, "", false);
    }
  }

  @Override
  public String type() {
    return "parse-dates";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Reads text as dates or times by the first of several patterns that fits, such as %d.%m.%Y; in a zone, times become instants. What fits none becomes null, or ends the build.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Faults faults = new Faults();
    List<RexNode> patterns =
        faults.each(
            "/patterns",
            parameters.patterns(),
            (i, pattern) -> cells.checked(pattern, Literal.TIME_PATTERN));
    faults.raise();
    if (patterns.isEmpty()) {
      throw Faults.at("/patterns", "Give at least one pattern, such as %Y-%m-%d.");
    }
    Optional<RexNode> zone = Zones.of("/zone", parameters.zone(), cells);
    return cells.inPlace(
        parameters.columns(), name -> parsed(cells.text(name), patterns, zone, parameters, cells));
  }

  private static RexNode parsed(
      RexNode text,
      List<RexNode> patterns,
      Optional<RexNode> zone,
      Parameters parameters,
      Cells cells) {
    boolean time = parameters.time() || zone.isPresent();
    List<RexNode> tried =
        new ArrayList<>(
            patterns.stream()
                .map(pattern -> cells.call(time ? "parse_timestamp" : "parse_date", text, pattern))
                .toList());
    if (!parameters.orNull()) {
      tried.add(cells.cast(text, time ? Primitive.TIMESTAMP : Primitive.DATE));
    }
    RexNode parsed =
        tried.size() == 1
            ? tried.getFirst()
            : cells.call("coalesce", tried.toArray(RexNode[]::new));
    return zone.map(at -> cells.call("from_zone", parsed, at)).orElse(parsed);
  }
}
