// SPDX-License-Identifier: Apache-2.0
/**
 * Managed tables: the Iceberg catalog, from a snapshot to what an engine scans and from what an
 * engine staged to a commit, and upkeep. It implements the table interfaces of {@code
 * dev.slipway.spi} over object stores. The only module that uses Iceberg.
 */
@NullMarked
package dev.slipway.data.catalog;

import org.jspecify.annotations.NullMarked;
