// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.function.Function;

/**
 * One column of a table: its name and how a value of the table fills it, with a {@code String} or a
 * {@code Long}.
 */
record Column<V>(String name, Function<V, Object> cell) {}
