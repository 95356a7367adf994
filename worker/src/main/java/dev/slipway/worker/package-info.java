// SPDX-License-Identifier: Apache-2.0
/**
 * The data worker's process: it takes tasks in the frames of {@code dev.slipway.compute.worker},
 * reads files in their formats, runs SQL in DuckDB and stages results. Customers' JDBC drivers are
 * loaded here and nowhere else. It holds no state that outlives a task, so the server may stop and
 * start it at will.
 */
@NullMarked
package dev.slipway.worker;

import org.jspecify.annotations.NullMarked;
