// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.util.Set;

/** What the operating system tells about processes. */
interface ProcessTable {
  /** Whether that very process, and not a later one with its number, is alive; a zombie is not. */
  boolean isAlive(ProcessMark process);

  /**
   * The live processes of the group that the process leads or led; none if its number has come to
   * be another's.
   */
  Set<Long> group(ProcessMark leader);

  /** Memory that a process holds in RAM; 0 if it is gone or the system does not tell. */
  long residentBytes(long pid);
}
