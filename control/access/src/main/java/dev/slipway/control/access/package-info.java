// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what: one pure decision ({@link dev.slipway.control.access.Rules}) over what a caller
 * is, an action and a target, which REST, catalog, builds and schedules all ask through {@link
 * dev.slipway.spi.Authorizer}. What a caller is comes from users, groups, service accounts,
 * projects and connections as the store has them.
 */
@NullMarked
package dev.slipway.control.access;

import org.jspecify.annotations.NullMarked;
