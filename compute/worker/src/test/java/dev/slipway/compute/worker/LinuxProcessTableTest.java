// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads a made-up {@code /proc}, as processes that end and numbers that come again cannot be had at
 * will.
 */
final class LinuxProcessTableTest {
  private static final String BOOT = "0c1f0b9e-1111-2222-3333-444455556666";

  @TempDir private Path proc;
  private LinuxProcessTable table;

  @BeforeEach
  void boot() throws IOException {
    table = new LinuxProcessTable(proc);
    write("sys/kernel/random/boot_id", BOOT + "\n");
  }

  @Test
  void knowsAProcessByItsNumberAndItsStart() throws IOException {
    write("100/stat", stat(100, "S", 100, 5000));

    assertThat(table.isAlive(mark(100, 5000))).isTrue();
    assertThat(table.isAlive(mark(100, 4000))).isFalse();
    assertThat(table.isAlive(mark(101, 5000))).isFalse();
  }

  @Test
  void takesZombiesAndThoseOfAnEarlierBootForDead() throws IOException {
    write("100/stat", stat(100, "Z", 100, 5000));
    write("101/stat", stat(101, "S", 101, 5000));

    assertThat(table.isAlive(mark(100, 5000))).isFalse();
    assertThat(table.isAlive(new ProcessMark(101, "another-boot " + stat(101, "S", 101, 5000))))
        .isFalse();
  }

  @Test
  void findsTheGroupOfALeaderThatHasGone() throws IOException {
    write("201/stat", stat(201, "S", 200, 5001));
    write("202/stat", stat(202, "Z", 200, 5002));
    write("203/stat", stat(203, "S", 203, 5003));

    assertThat(table.group(mark(200, 5000))).containsExactly(201L);
  }

  @Test
  void leavesTheGroupOfALaterProcessOfThatNumberAlone() throws IOException {
    write("200/stat", stat(200, "S", 200, 9000));
    write("201/stat", stat(201, "S", 200, 9001));

    assertThat(table.group(mark(200, 5000))).isEmpty();
    assertThat(table.group(mark(200, 9000))).containsExactlyInAnyOrder(200L, 201L);
  }

  @Test
  void readsResidentMemory() throws IOException {
    write("100/status", "Name:\tjava\nVmHWM:\t  300 kB\nVmRSS:\t  200 kB\n");

    assertThat(table.residentBytes(100)).isEqualTo(200 * 1024);
    assertThat(table.residentBytes(101)).isZero();
  }

  private static ProcessMark mark(long pid, long start) {
    return new ProcessMark(pid, BOOT + " " + stat(pid, "S", pid, start));
  }

  private static String stat(long pid, String state, long group, long start) {
    return pid
        + " (a ) b) "
        + state
        + " 1 "
        + group
        + " "
        + group
        + " 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 "
        + start
        + " 2629632 88 18446744073709551615";
  }

  private void write(String file, String text) throws IOException {
    Path path = proc.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }
}
