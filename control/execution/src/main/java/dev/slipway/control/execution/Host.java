// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Uid;
import dev.slipway.spi.Engine;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * Where runs are driven.
 *
 * @param server names this server for its lease; the same after a restart
 * @param limits of each attempt and query
 * @param threads makes threads that may block: virtual ones
 */
public record Host(
    Uid server,
    Policy policy,
    Engine.Limits limits,
    InstantSource clock,
    RandomGenerator random,
    ThreadFactory threads) {
  /** The one server of a store that only one server opens at a time. */
  public static final Uid ONLY_SERVER = new Uid("00000000000000000000000002");

  /** Whether other servers may drive runs of the same store. */
  boolean isShared() {
    return !server.equals(ONLY_SERVER);
  }

  /** A new one, by this server's clock. */
  Uid nextUid() {
    return Uid.next(clock.instant(), random);
  }

  /** With the usual policy. */
  public Host(
      Uid server,
      int parallel,
      Engine.Limits limits,
      InstantSource clock,
      RandomGenerator random,
      ThreadFactory threads) {
    this(server, Policy.of(parallel), limits, clock, random, threads);
  }
}
