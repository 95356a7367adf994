// SPDX-License-Identifier: Apache-2.0
/**
 * Resources as JSON and YAML documents: reading, writing, JSON Schema, pointers to a place in a
 * document, versions and upcasts. Below it are {@code dev.slipway.model} and {@code
 * dev.slipway.spi}; every module that stores, sends or shows a record stands on it, so that no other
 * module parses or prints one.
 */
@NullMarked
package dev.slipway.documents;

import org.jspecify.annotations.NullMarked;
