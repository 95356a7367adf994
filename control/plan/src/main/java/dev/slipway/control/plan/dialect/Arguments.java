// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * What a function is called with.
 *
 * @param word its first argument in lower case, where that is one of a few words; else empty
 */
record Arguments(List<RelDataType> types, String word) {
  public Arguments {
    types = List.copyOf(types);
  }
}
