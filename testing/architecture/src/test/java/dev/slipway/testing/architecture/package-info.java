// SPDX-License-Identifier: Apache-2.0
/**
 * The rules that hold the modules apart, read from their class files. {@link Modules} lists every
 * module with its level and {@link Family} every third-party family with its one home; a new module
 * or family is a line there. Built last, because it looks at all the others.
 */
@NullMarked
package dev.slipway.testing.architecture;

import org.jspecify.annotations.NullMarked;
