// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.fault.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** The columns of a projection while it is made; no name twice, ignoring case. */
public final class Columns {
  private final Relation input;
  private final List<RexNode> values = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  public Columns(Relation input) {
    this.input = input;
  }

  /** All columns of the input, to add to. */
  public static Columns of(Relation input) {
    Columns columns = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      columns.add(input.names().get(i), input.ref(i));
    }
    return columns;
  }

  /** A further column; its name must be free. */
  public Columns add(String name, RexNode value) {
    if (has(name)) {
      throw Faults.at(
          "", "There is already a column '" + name + "'; give the new one another name.");
    }
    places.put(key(name), names.size());
    names.add(name);
    values.add(value);
    return this;
  }

  /** A further column, or another value for the one of that name. */
  public Columns set(String name, RexNode value) {
    Integer place = places.get(key(name));
    if (place == null) {
      return add(name, value);
    }
    values.set(place, value);
    return this;
  }

  public boolean has(String name) {
    return places.containsKey(key(name));
  }

  /** The wanted name, or a longer one if that is taken. */
  public String free(String wanted) {
    String name = wanted;
    while (has(name)) {
      name += "_";
    }
    return name;
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public Relation project() {
    return new Relation(LogicalProject.create(input.node(), List.of(), values, names, Set.of()));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
