// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Optional;

/**
 * How many activities may run at once on one server, by what they have in common.
 *
 * @param per what they are counted by
 * @param of the one project, connection or user that is meant; each of them where left out
 * @param most how many run at once, from 1
 */
public record ActivityLimit(Per per, Optional<Name> of, int most) {
  /** What activities are counted by. */
  public enum Per {
    /** All that a server runs. */
    INSTANCE,
    PROJECT,
    /** A connection that an input or the output of the activity lies on. */
    CONNECTION,
    /** In whose name the run is, service accounts included. */
    USER
  }

  /** For each project, connection or user alike, or for the whole server. */
  public static ActivityLimit each(Per per, int most) {
    return new ActivityLimit(per, Optional.empty(), most);
  }

  /** For the one of that name. */
  public static ActivityLimit of(Per per, Name name, int most) {
    return new ActivityLimit(per, Optional.of(name), most);
  }
}
