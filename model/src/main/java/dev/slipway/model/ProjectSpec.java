// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * A space with its own flow and defaults; its key is the resource's name.
 *
 * @param connection where managed datasets of the project live unless they say otherwise
 * @param rebuildOnUpgrade whether a change of engine, renderer or environment alone rebuilds;
 *     otherwise it waits for the next other change
 * @param members who may do what in it, besides its owner and administrators
 * @param shares what members of other projects may read
 */
public record ProjectSpec(
    Name connection, boolean rebuildOnUpgrade, List<Member> members, List<Share> shares) {
  public ProjectSpec {
    members = List.copyOf(members);
    shares = List.copyOf(shares);
  }

  /** Of its owner alone. */
  public ProjectSpec(Name connection, boolean rebuildOnUpgrade) {
    this(connection, rebuildOnUpgrade, List.of(), List.of());
  }
}
