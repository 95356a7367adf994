// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.time.Instant;

/** A server's right to drive the runs it owns; a higher epoch ends every earlier one. */
public record Lease(Uid server, long epoch, Instant expires) {}
