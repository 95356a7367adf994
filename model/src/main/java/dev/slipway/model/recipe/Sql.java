// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** One SELECT in Slipway SQL over the inputs by name. */
public record Sql(String query) implements Operation {
  @Override
  public Count reads() {
    return Count.atLeast(0);
  }
}
