// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;

/** Where in the feed the last change of a spec of a project is, and of what. */
record Mark(Uid project, long position, String ref) {}
