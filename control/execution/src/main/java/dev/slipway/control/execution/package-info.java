// SPDX-License-Identifier: Apache-2.0
/**
 * Runs: controllers that decide purely what comes next, and one driver that does it. Scheduling,
 * retries and the choice of an engine live here. It reads resources through {@code
 * dev.slipway.control.resources}, plans with the flow and plan modules, and reaches engines and
 * launchers only through {@code dev.slipway.spi}.
 */
@NullMarked
package dev.slipway.control.execution;

import org.jspecify.annotations.NullMarked;
