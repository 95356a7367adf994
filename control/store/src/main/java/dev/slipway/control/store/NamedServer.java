// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;
import dev.slipway.spi.Release;
import java.time.Instant;

/**
 * What the holder of a lease has said that it is.
 *
 * @param epoch of the lease; of another one, it says nothing any more
 */
record NamedServer(Uid server, long epoch, Release release, Instant since) {}
