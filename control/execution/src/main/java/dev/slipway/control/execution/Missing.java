// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.Flow;
import dev.slipway.model.DatasetName;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.List;

/** What is said of a dataset that is not there. */
final class Missing {
  private Missing() {}

  static SlipwayException dataset(Flow flow, Name name) {
    List<String> known = flow.datasets().values().stream().map(d -> d.name().value()).toList();
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "Project '"
            + flow.project().name()
            + "' has no dataset '"
            + name
            + "'."
            + Text.didYouMean(name.value(), known));
  }

  /** In the same words whether there is no such dataset or it is not shared with the flow. */
  static SlipwayException shared(Flow flow, DatasetName name) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "There is no dataset '"
            + name
            + "' that is shared with project '"
            + flow.project().name()
            + "'.");
  }
}
