// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What is said of a flow that cannot be. */
final class Faults {
  private Faults() {}

  /**
   * @param path each dataset of the cycle once; told from the least name on, so that the same flow
   *     always gives the same sentence
   */
  static SlipwayException cycle(List<Uid> path, Function<Uid, String> nameOf) {
    List<String> around = new ArrayList<>(path.stream().map(nameOf).toList());
    Collections.rotate(around, -around.indexOf(Collections.min(around)));
    around.add(around.getFirst());
    String names = String.join(" → ", around);
    return new SlipwayException(
        ErrorCode.CYCLE,
        "The flow has a cycle: "
            + names
            + ". A dataset cannot be made from itself; take one of these inputs out of its recipe.");
  }

  static SlipwayException twoProducers(Step first, Step second, Function<Uid, String> nameOf) {
    String shared =
        first.outputs().stream()
            .filter(second.outputs()::contains)
            .findFirst()
            .map(nameOf)
            .orElseThrow();
    return new SlipwayException(
        ErrorCode.INVALID,
        "Dataset '"
            + shared
            + "' would be made by two recipes, '"
            + first.name()
            + "' and '"
            + second.name()
            + "'; a dataset is the output of one recipe, so give one of them another output.");
  }

  static SlipwayException writeProtected(String name) {
    return new SlipwayException(
        ErrorCode.CONFLICT,
        "Dataset '"
            + name
            + "' cannot be built, because it is write-protected: what is published stays. Set its"
            + " 'rebuild' to 'normal' or 'explicit' first.");
  }

  static SlipwayException notMade(String name) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "Dataset '"
            + name
            + "' cannot be built, because no recipe makes it; name an output of a recipe, or use the"
            + " mode 'downstream' to build what is made from it.");
  }
}
