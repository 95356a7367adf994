// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of {@code slipway}. Each is one class that speaks to a server over REST and prints
 * what came back; it sees {@code model} for the words and {@code documents} for JSON and YAML, and
 * nothing else of Slipway. {@link dev.slipway.cli.Main} is the process; the launcher script starts
 * it, and starts {@code server} without it.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
