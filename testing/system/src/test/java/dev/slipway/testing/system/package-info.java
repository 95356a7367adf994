// SPDX-License-Identifier: Apache-2.0
/**
 * Slipway as its users run it: the launcher, the processes that it starts, and other people's
 * clients. Nothing here calls a class of Slipway; everything is seen from outside.
 */
@NullMarked
package dev.slipway.testing.system;

import org.jspecify.annotations.NullMarked;
