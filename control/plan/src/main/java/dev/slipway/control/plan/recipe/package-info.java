// SPDX-License-Identifier: Apache-2.0
/** What each kind of recipe does to the relations that it reads. */
@NullMarked
package dev.slipway.control.plan.recipe;

import org.jspecify.annotations.NullMarked;
