// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;

/**
 * That a batch was applied, and where.
 *
 * @param at milliseconds since 1970, to forget it by
 */
record AppliedBatch(Uid id, long position, long at) {}
