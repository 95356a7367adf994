// SPDX-License-Identifier: Apache-2.0
/**
 * The server's side of the data workers: the engine that hands tasks to a warm pool of child
 * processes, the frames they speak over a socket, and the launcher that starts processes and finds
 * them again after a restart. The process itself, with DuckDB, is the module {@code worker}, which
 * shares the frames.
 */
@NullMarked
package dev.slipway.compute.worker;

import org.jspecify.annotations.NullMarked;
