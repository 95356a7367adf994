// SPDX-License-Identifier: Apache-2.0
/** What the benchmarks see of the execution of runs, from within its package. */
@NullMarked
package dev.slipway.control.execution;

import org.jspecify.annotations.NullMarked;
