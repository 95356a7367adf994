// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code /proc}; see proc_pid_stat(5) for the fields. A mark's text is boot id and stat line.
 */
record LinuxProcessTable(Path proc) implements ProcessTable {
  private static final int STATE = 0;
  private static final int GROUP = 2;
  private static final int START = 19;

  @Override
  public boolean isAlive(ProcessMark process) {
    return isOfThisBoot(process)
        && stat(process.pid())
            .filter(now -> !now.get(STATE).equals("Z") && isSame(process, now))
            .isPresent();
  }

  private boolean isOfThisBoot(ProcessMark process) {
    String boot = read(proc.resolve("sys/kernel/random/boot_id")).orElse("").strip();
    return !boot.isEmpty() && process.since().startsWith(boot);
  }

  private static boolean isSame(ProcessMark process, List<String> now) {
    return now.get(START).equals(fields(process.since()).get(START));
  }

  @Override
  public Set<Long> group(ProcessMark leader) {
    Set<Long> members = new HashSet<>();
    if (!isOfThisBoot(leader)
        || stat(leader.pid()).filter(now -> !isSame(leader, now)).isPresent()) {
      return members;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path one : all) {
        long pid = Long.parseLong(one.getFileName().toString());
        if (stat(pid).filter(fields -> isMember(fields, leader.pid())).isPresent()) {
          members.add(pid);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static boolean isMember(List<String> fields, long leader) {
    return !fields.get(STATE).equals("Z") && fields.get(GROUP).equals(Long.toString(leader));
  }

  @Override
  public long residentBytes(long pid) {
    return read(proc.resolve(pid + "/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private Optional<List<String>> stat(long pid) {
    return read(proc.resolve(pid + "/stat")).map(LinuxProcessTable::fields);
  }

  /** The fields behind the command's name, which may itself hold blanks and brackets. */
  private static List<String> fields(String stat) {
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
  }

  /** A file of a process that has just ended is absent, or fails to be read. */
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
