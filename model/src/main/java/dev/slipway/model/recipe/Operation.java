// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/**
 * What a recipe does. Formulas and conditions are SQL expressions over the columns of the input;
 * their functions and types are checked when the recipe is saved.
 */
public sealed interface Operation permits Prepare, Join, Group, Window, Filter, Sort, Split, Sql {

  /** How many datasets it reads. */
  default Count reads() {
    return Count.ONE;
  }

  /** How many datasets it makes. */
  default Count makes() {
    return Count.ONE;
  }
}
