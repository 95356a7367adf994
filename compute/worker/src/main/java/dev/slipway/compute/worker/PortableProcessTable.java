// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For systems without {@code /proc}: what the JDK tells. A mark's text is the start as {@code ps -o
 * lstart=} prints it, to the second. Memory is not known.
 */
record PortableProcessTable(ZoneId zone) implements ProcessTable {
  private static final DateTimeFormatter PS =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
  private static final Duration SLACK = Duration.ofSeconds(2);

  @Override
  public boolean isAlive(ProcessMark process) {
    Instant then =
        LocalDateTime.parse(process.since().replaceAll(" +", " "), PS).atZone(zone).toInstant();
    return ProcessHandle.of(process.pid())
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .filter(start -> Duration.between(start, then).abs().compareTo(SLACK) <= 0)
        .isPresent();
  }

  @Override
  public Set<Long> group(ProcessMark leader) {
    return ProcessHandle.of(leader.pid()).filter(handle -> isAlive(leader)).stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  @Override
  public long residentBytes(long pid) {
    return 0;
  }
}
