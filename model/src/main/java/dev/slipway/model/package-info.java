// SPDX-License-Identifier: Apache-2.0
/**
 * The words of Slipway as values: resources and their specs, references and uids, column types,
 * runs and their states, error codes. Nothing here does anything. {@code spi} builds interfaces
 * from these words, {@code documents} turns them into JSON and YAML and back.
 */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
