// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Relation;

/** Columns at the end that a step needs for a while and that nobody sees. */
final class Hidden {
  private Hidden() {}

  /** A name that no column has. */
  static String name(Relation relation) {
    String name = "step value";
    for (int i = 2; relation.find(name).isPresent(); i++) {
      name = "step value " + i;
    }
    return name;
  }

  /** The relation without its last columns. */
  static Relation drop(Relation relation, int last) {
    Columns kept = new Columns(relation);
    for (int i = 0; i < relation.names().size() - last; i++) {
      kept.add(relation.names().get(i), relation.ref(i));
    }
    return kept.project();
  }
}
