// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Processor time that answers took, which says what they cost whatever else the machine does.
 *
 * @param server milliseconds for each answer
 * @param clients the same of the thread that asks
 */
record Effort(double server, double clients) {
  String text() {
    return "processor time %.3f ms, the clients' %.3f ms".formatted(server, clients);
  }

  /** Counts from its beginning on. */
  static final class Meter {
    private final RunningStudio studio;
    private final LongSupplier thread =
        ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    private final double server;
    private final long clients;

    Meter(RunningStudio studio) throws IOException {
      this.studio = studio;
      this.server = studio.processorMillis();
      this.clients = thread.getAsLong();
    }

    /** For each of so many answers since then; in the thread that asked. */
    Effort each(int answers) throws IOException {
      return new Effort(
          (studio.processorMillis() - server) / answers,
          (thread.getAsLong() - clients) / 1e6 / answers);
    }
  }
}
