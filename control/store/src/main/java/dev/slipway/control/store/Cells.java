// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Comparator;
import java.util.List;

/** The order of cells, the same in maps as in SQL: numbers by value, texts by code units. */
final class Cells {
  private Cells() {}

  static final Comparator<List<Object>> ORDER = Cells::compare;

  private static int compare(List<Object> left, List<Object> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compare(Object left, Object right) {
    return left instanceof Long a && right instanceof Long b
        ? Long.compare(a, b)
        : left.toString().compareTo(right.toString());
  }
}
