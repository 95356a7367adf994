// SPDX-License-Identifier: Apache-2.0
/**
 * The process in which user's SQL runs and user's files are read: a DuckDB that is opened afresh
 * and locked down for each task, behind the frames of {@code compute.worker}. It knows nothing of
 * resources, runs or rights, and reaches only the files that its task names.
 */
@NullMarked
package dev.slipway.worker;

import org.jspecify.annotations.NullMarked;
