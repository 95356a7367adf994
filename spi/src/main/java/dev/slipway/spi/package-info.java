// SPDX-License-Identifier: Apache-2.0
/**
 * What can be plugged in: the store behind every change, object stores, engines, launchers, tables,
 * who may do what. Interfaces and the values they speak in, made from the JDK and {@code model}
 * alone; each says its edge cases, and {@code testing/contracts} holds every implementation to
 * them.
 */
@NullMarked
package dev.slipway.spi;

import org.jspecify.annotations.NullMarked;
