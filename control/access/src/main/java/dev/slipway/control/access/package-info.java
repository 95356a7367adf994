// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what: a pure decision from caller, action and target. It implements the authorizer of
 * {@code dev.slipway.spi}; {@code dev.slipway.control.resources} and the server ask it before they
 * act. It reads nothing and keeps nothing.
 */
@NullMarked
package dev.slipway.control.access;

import org.jspecify.annotations.NullMarked;
