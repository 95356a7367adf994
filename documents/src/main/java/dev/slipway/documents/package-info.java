// SPDX-License-Identifier: Apache-2.0
/**
 * Records as JSON and YAML and back. {@link dev.slipway.documents.Documents} is the whole face;
 * behind it a {@code Shape} says what a Java type looks like as a document, and three walkers use
 * it: one writes, one reads and collects every fault with its JSON pointer, one describes the type
 * as a JSON Schema. The records of {@code model} and {@code spi} carry no annotations for this.
 */
@NullMarked
package dev.slipway.documents;

import org.jspecify.annotations.NullMarked;
