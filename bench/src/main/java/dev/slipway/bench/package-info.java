// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks against named peers, each a plain program that prints its numbers. They drive the
 * modules as the server joins them. Nothing depends on this package.
 */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
