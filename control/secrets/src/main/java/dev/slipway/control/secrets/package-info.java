// SPDX-License-Identifier: Apache-2.0
/**
 * Secrets of resources, kept where no backup of the database alone can open them. {@link
 * dev.slipway.control.secrets.Vault} encrypts each for its own resource and field under a key that
 * lies outside the data directory ({@link dev.slipway.control.secrets.KeyPlace}), and resolves what
 * specs only refer to. {@code resources} puts secrets when a spec is saved, {@code data/storage}
 * opens them when a connection is used; this is the only module with Tink.
 */
@NullMarked
package dev.slipway.control.secrets;

import org.jspecify.annotations.NullMarked;
