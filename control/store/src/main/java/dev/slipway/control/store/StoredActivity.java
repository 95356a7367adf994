// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Activity;

/** An activity with the position of its first change, which orders the activities of a run. */
record StoredActivity(Activity activity, long first) {}
