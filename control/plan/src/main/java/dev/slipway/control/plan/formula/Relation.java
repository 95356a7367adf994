// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;

/** A plan so far, and its columns by name, ignoring case. */
public record Relation(RelNode node) {
  public List<String> names() {
    return node.getRowType().getFieldNames();
  }

  public OptionalInt find(String column) {
    List<String> names = names();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(column))
        .findFirst();
  }

  /** The place of a column that must be there. */
  public int require(String column) {
    return find(column)
        .orElseThrow(() ->
            Faults.at(
                "",
                "There is no column '"
                    + Text.visible(column, 80)
                    + "'."
                    + Text.didYouMean(column, names())
                    + " The columns are "
                    + listed()
                    + "."));
  }

  public RelDataType type(int column) {
    return node.getRowType().getFieldList().get(column).getType();
  }

  public RexInputRef ref(int column) {
    return new RexInputRef(column, type(column));
  }

  /** References to all columns in order. */
  public List<RexInputRef> refs() {
    return IntStream.range(0, names().size()).mapToObj(this::ref).toList();
  }

  private String listed() {
    int most = 20;
    List<String> names = names();
    String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
  }
}
