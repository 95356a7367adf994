// SPDX-License-Identifier: Apache-2.0
/**
 * The database behind every change: resources, runs, pointers, fingerprints, leases, records, the
 * feed and the audit trail.
 *
 * <p>What a batch means is written once ({@link BatchApplication} and the {@code …Writes} beside
 * it) over {@link Rows}, which is all that a database has to offer: {@link MemoryDatabase} keeps
 * rows in maps, {@link SqlDatabase} in SQL tables. {@code control.resources} and {@code
 * control.execution} reach it through the interfaces of {@code spi} only.
 */
@NullMarked
package dev.slipway.control.store;

import org.jspecify.annotations.NullMarked;
