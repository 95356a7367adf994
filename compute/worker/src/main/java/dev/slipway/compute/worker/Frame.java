// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

/**
 * What the server and a worker say to each other: the worker's hello, then task and answer by
 * turns, with progress, log lines and heartbeats in between.
 */
public sealed interface Frame {
  /** Counted up whenever either side would misunderstand an older other. */
  int VERSION = 1;

  /**
   * The worker's first word.
   *
   * @param version its {@link #VERSION}
   * @param worker the id it was launched by
   * @param token the secret it was launched with
   * @param engine name and version of its engine, for fingerprints
   */
  record Hello(int version, String worker, String token, String engine) implements Frame {}

  /** Server to worker: do this. Not before the answer to the task before. */
  record Task(String id, Work work) implements Frame {}

  /** Server to worker: give up the task. A result that was already on its way counts. */
  record Cancel() implements Frame {}

  /**
   * @param fraction 0 to 1, or -1 where not known
   */
  record Progress(double fraction) implements Frame {}

  record Log(String line) implements Frame {}

  /** Once a second, whatever the worker does. */
  record Heartbeat(long residentBytes) implements Frame {}

  /** The end of the task. */
  record Result(Answer answer) implements Frame {}
}
