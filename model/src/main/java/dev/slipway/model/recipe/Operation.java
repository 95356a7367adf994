// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.Locale;

/**
 * What a recipe does. Formulas and conditions are SQL expressions over the columns of the input;
 * their functions and types are checked when the recipe is saved.
 *
 * <p>Unless a kind says otherwise: nulls are equal to each other where rows are told apart, and
 * come last where they are ordered; rows that are equal in an order that decides what is kept are
 * told apart by their remaining columns, so that the same rows always give the same result.
 */
public sealed interface Operation
    permits Prepare,
        Sync,
        Filter,
        Sample,
        Distinct,
        Sort,
        TopN,
        Group,
        Window,
        Join,
        FuzzyJoin,
        Stack,
        Split,
        Pivot,
        Unpivot,
        ExtractFailedRows,
        Sql {
  /** How many datasets it reads. */
  default Count reads() {
    return Count.ONE;
  }

  /** How many datasets it makes. */
  default Count makes() {
    return Count.ONE;
  }

  /** The kind of recipe, as documents name it: {@code top-n}. */
  default String type() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
