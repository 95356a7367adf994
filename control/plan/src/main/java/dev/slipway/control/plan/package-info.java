// SPDX-License-Identifier: Apache-2.0
/**
 * Turns what a recipe says into what an engine runs. A recipe becomes a relational plan of
 * Calcite's; from the plan come the output's schema, the origins of each column, and SQL for
 * DuckDB, all before anything runs. Pure: nothing here reads data or knows where it lies. {@code
 * resources} asks when a recipe is saved, {@code execution} when it is built; this is the only
 * module with Calcite.
 */
@NullMarked
package dev.slipway.control.plan;

import org.jspecify.annotations.NullMarked;
