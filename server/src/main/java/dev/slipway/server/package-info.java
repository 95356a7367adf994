// SPDX-License-Identifier: Apache-2.0
/**
 * The server's process: the composition root that joins all modules by hand ({@code Studio}), what
 * stands before every route (whose request it is, from which page, whether it takes its turn), and
 * the REST surface. Routes turn requests into calls of {@code control/access}, {@code
 * control/resources}, {@code control/execution} and {@code data/catalog} and answers into JSON by
 * {@code documents}; they decide nothing. The only module with a web framework.
 */
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
