// SPDX-License-Identifier: Apache-2.0
/**
 * Connections as object stores, and the files on them as tables. {@code LocalProvider} opens
 * directories of this machine; plug-ins add other types through {@code spi.ConnectionProvider}.
 * {@code catalog} keeps managed tables on what is opened here, engines read the files by their
 * addresses.
 */
@NullMarked
package dev.slipway.data.storage;

import org.jspecify.annotations.NullMarked;
