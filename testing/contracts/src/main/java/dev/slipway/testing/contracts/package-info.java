// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts that implementations of {@code dev.slipway.spi} must keep, as abstract test suites.
 * An implementation's test extends the suite of its interface and hands in a fresh instance; it
 * adds only what is particular to it. The suites see {@code dev.slipway.model} and the interfaces
 * alone, so whatever passes here can stand in for another implementation.
 */
@NullMarked
package dev.slipway.testing.contracts;

import org.jspecify.annotations.NullMarked;
