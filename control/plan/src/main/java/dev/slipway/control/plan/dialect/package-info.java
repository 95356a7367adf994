// SPDX-License-Identifier: Apache-2.0
/** Plans as the SQL of an engine. */
@NullMarked
package dev.slipway.control.plan.dialect;

import org.jspecify.annotations.NullMarked;
