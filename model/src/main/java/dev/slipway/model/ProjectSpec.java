// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Map;

/**
 * A space with its own flow and defaults; its key is the resource's name.
 *
 * @param connection where managed datasets of the project live unless they say otherwise
 * @param rebuildOnUpgrade whether a change of engine, renderer or environment alone rebuilds;
 *     otherwise it waits for the next other change
 * @param members who may do what in it, besides its owner and administrators
 * @param shares what members of other projects may read
 * @param variables that go wherever the project goes
 */
public record ProjectSpec(
    Name connection,
    boolean rebuildOnUpgrade,
    List<Member> members,
    List<Share> shares,
    Map<Name, Variable> variables) {
  public ProjectSpec {
    members = List.copyOf(members);
    shares = List.copyOf(shares);
    variables = Map.copyOf(variables);
  }

  /** Of its owner alone. */
  public ProjectSpec(Name connection, boolean rebuildOnUpgrade) {
    this(connection, rebuildOnUpgrade, List.of(), List.of(), Map.of());
  }

  /** The same with other variables. */
  public ProjectSpec withVariables(Map<Name, Variable> others) {
    return new ProjectSpec(connection, rebuildOnUpgrade, members, shares, others);
  }
}
