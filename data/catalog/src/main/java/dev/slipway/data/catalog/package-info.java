// SPDX-License-Identifier: Apache-2.0
/**
 * Managed datasets as Apache Iceberg tables; nothing else of Slipway knows Iceberg. {@code
 * CatalogTables} is what builds read and publish through: it prepares pointers, {@code execution}
 * commits them. {@code CatalogApi} is the same tables as an Iceberg REST catalog for everybody
 * else's engines. Files go through the {@code ObjectStore} of the dataset's connection; which
 * metadata file is current is a pointer in the database with the file's SHA-256.
 */
@NullMarked
package dev.slipway.data.catalog;

import org.jspecify.annotations.NullMarked;
