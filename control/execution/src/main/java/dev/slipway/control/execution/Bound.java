// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.Uid;

/** Something that activities are counted by: one project, connection or user. */
record Bound(Per per, Uid of) {}
