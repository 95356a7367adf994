// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what: one pure decision over caller, action and target, which REST, catalog, builds
 * and schedules all ask through {@link dev.slipway.spi.Authorizer}. There is one built-in owner for
 * now; groups and roles add to the decision and to nothing else.
 */
@NullMarked
package dev.slipway.control.access;

import org.jspecify.annotations.NullMarked;
