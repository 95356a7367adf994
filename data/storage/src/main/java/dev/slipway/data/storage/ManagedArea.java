// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ObjectPath;

/**
 * Where on a connection Slipway keeps managed datasets: the fixed start of the naming rule. Nowhere
 * in particular if the rule starts with a variable.
 */
record ManagedArea(String prefix) {
  static ManagedArea of(Opened opened) {
    String rule = opened.connection().spec().managedPath();
    int variable = rule.indexOf("${");
    return new ManagedArea(variable < 0 ? rule + "/" : rule.substring(0, variable));
  }

  boolean holds(ObjectPath path) {
    return prefix.length() > 1 && (path + "/").startsWith(prefix);
  }
}
