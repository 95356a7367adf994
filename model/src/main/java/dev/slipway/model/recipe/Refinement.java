// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/**
 * What is done to rows before or after a recipe's operation.
 *
 * @param computed columns in order, each seeing those before it
 * @param filter a condition over all columns, the computed ones too; "" keeps every row
 */
public record Refinement(List<Computed> computed, String filter) {
  public Refinement {
    computed = List.copyOf(computed);
  }
}
