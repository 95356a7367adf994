// SPDX-License-Identifier: Apache-2.0
/** Faults, each with the place in a document where it is. */
@NullMarked
package dev.slipway.control.plan.fault;

import org.jspecify.annotations.NullMarked;
