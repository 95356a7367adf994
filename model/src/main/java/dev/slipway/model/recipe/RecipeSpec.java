// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.DatasetName;
import dev.slipway.model.Name;
import java.util.List;
import java.util.Optional;

/**
 * A step that makes outputs from inputs.
 *
 * @param inputs the datasets read, in the order in which the operation means them
 * @param outputs the datasets made; they belong to this recipe alone
 * @param after what is done to the rows of each output
 */
public record RecipeSpec(
    List<Input> inputs, List<Name> outputs, Operation operation, Optional<Refinement> after) {
  public RecipeSpec {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public RecipeSpec(List<Input> inputs, List<Name> outputs, Operation operation) {
    this(inputs, outputs, operation, Optional.empty());
  }

  /**
   * A dataset that is read, of the recipe's project or shared with it; {@code as} renames it for
   * formulas and SQL.
   *
   * @param before what is done to its rows before the operation sees them
   */
  public record Input(DatasetName dataset, Optional<Name> as, Optional<Refinement> before) {
    public Input(DatasetName dataset, Optional<Name> as) {
      this(dataset, as, Optional.empty());
    }

    /** A dataset of the recipe's own project. */
    public Input(Name dataset, Optional<Name> as) {
      this(DatasetName.of(dataset), as);
    }

    public static Input of(Name dataset) {
      return new Input(dataset, Optional.empty());
    }

    public static Input of(DatasetName dataset) {
      return new Input(dataset, Optional.empty());
    }

    /** The name by which formulas and SQL call it. */
    public Name alias() {
      return as.orElseGet(dataset::name);
    }
  }
}
