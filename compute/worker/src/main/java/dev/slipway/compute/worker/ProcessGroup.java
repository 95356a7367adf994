// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A task's supervisor and all that descends from it, as long as it has not left group and parents.
 */
final class ProcessGroup {
  private final ProcessMark leader;
  private final ProcessTable table;

  ProcessGroup(ProcessMark leader, ProcessTable table) {
    this.leader = leader;
    this.table = table;
  }

  boolean isAlive() {
    return table.isAlive(leader);
  }

  long pid() {
    return leader.pid();
  }

  Set<Long> members() {
    Set<Long> members = table.group(leader);
    Set<Long> all = new HashSet<>(members);
    for (long member : members) {
      ProcessHandle.of(member)
          .ifPresent(handle -> handle.descendants().forEach(child -> all.add(child.pid())));
    }
    return all;
  }

  long resident(Set<Long> members) {
    return members.stream().mapToLong(table::residentBytes).sum();
  }

  /** Asks all to end; the supervisor outlives that, to note the exit code. */
  void terminate() {
    signal("TERM", members());
  }

  void kill() {
    signal("KILL", members());
  }

  /**
   * The shell's own {@code kill}, as the JDK cannot signal a process that it did not start as a
   * parent. Lower numbers first, which mostly are the parents: a shell that outlives its child
   * would write about the child's end into the log.
   */
  private static void signal(String name, Set<Long> pids) {
    if (pids.isEmpty()) {
      return;
    }
    String list = pids.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + list)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      kill.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
