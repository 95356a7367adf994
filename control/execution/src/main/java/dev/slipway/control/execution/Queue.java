// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Priority;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import java.util.List;

/**
 * What activities have in common that wait in one line: they are held by the same limits.
 *
 * @param user in whose name the run is
 * @param connections that they work on, in the order of their uids; none where no limit counts them
 */
record Queue(Priority priority, Uid project, Uid user, List<Uid> connections) {
  Queue {
    connections = List.copyOf(connections);
  }

  static Queue of(Run run, Priority priority, List<Uid> connections) {
    return new Queue(priority, run.project(), run.runAs().user(), connections);
  }
}
