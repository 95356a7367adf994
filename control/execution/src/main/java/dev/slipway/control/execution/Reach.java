// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.Uid;
import java.util.List;

/** Which connections an activity works on: those of its inputs and of its output. */
interface Reach {
  /** Of activities that touch no connection, or none that anybody knows. */
  Reach NONE = key -> List.of();

  /** Each once, in the order of their uids; none for what is not known any more. */
  List<Uid> connections(ActivityKey key);
}
