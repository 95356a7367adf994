// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks against named peers, each a plain program that prints its numbers. They drive the
 * modules as the server joins them; what must see the execution of runs from within, {@code
 * NoOpRuns}, lies in that package beside this one. Nothing depends on either.
 */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
