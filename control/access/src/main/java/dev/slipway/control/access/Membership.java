// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.Role;

/** What somebody may do in one project, all ways in which they are a member taken together. */
record Membership(Role role, boolean exportData) {
  boolean atLeast(Role other) {
    return role.compareTo(other) >= 0;
  }

  Membership or(Membership other) {
    return new Membership(
        role.compareTo(other.role) >= 0 ? role : other.role, exportData || other.exportData);
  }
}
