// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.FaultyDisk.EIO;
import static dev.slipway.testing.system.FaultyDisk.ENOSPC;
import static dev.slipway.testing.system.FaultyDisk.EROFS;
import static dev.slipway.testing.system.FaultyDisk.NAME;
import static dev.slipway.testing.system.FaultyDisk.OPEN;
import static dev.slipway.testing.system.FaultyDisk.READ;
import static dev.slipway.testing.system.FaultyDisk.SYNC;
import static dev.slipway.testing.system.FaultyDisk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose disk fails under it, in each way that a disk does: what it acknowledges is there
 * after a kill, it reads on, says what is wrong, and is well when the disk is.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultyDiskIT {
  private static final int TIMES = 3;
  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final String FILES = "/api/v1/connections/local/files/faulty/";

  private record Fault(String name, int calls, int errno) {
    boolean refusesResources() {
      return (calls & (WRITE | SYNC)) != 0;
    }

    boolean refusesFiles() {
      return (calls & (WRITE | SYNC | NAME | OPEN)) != 0;
    }

    boolean reads() {
      return (calls & READ) == 0;
    }
  }

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("writing fails", WRITE, EIO),
          new Fault("the disk is full", WRITE, ENOSPC),
          new Fault("syncing fails", SYNC, EIO),
          new Fault("renaming fails", NAME, EIO),
          new Fault("it has become read-only", WRITE | NAME | OPEN, EROFS),
          new Fault("reading fails", READ, EIO),
          new Fault("all fails", WRITE | SYNC | NAME | READ | OPEN, EIO));

  /** Content of files, and titles of projects, by address. */
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, Integer> statuses = new TreeMap<>();

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // of the studio that the test starts
  private Client client;

  @Test
  void acknowledgesNothingThatIsLostAndIsWellWhenTheDiskIs()
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    FaultyDisk disk = FaultyDisk.below(data, folder);
    Studio studio = Studio.start(new Launcher(folder, disk.environment()), data);
    client = Client.of(studio, data);
    Project project = studio(disk);
    for (Fault fault : FAULTS) {
      endure(fault, disk, project);
    }
    client.close();
    studio.kill();
    new Processes(data).awaitEnd();

    int kept = 0;
    try (Studio after = Studio.start(new Launcher(folder), data)) {
      client = Client.of(after, data);
      for (Map.Entry<String, String> entry : acknowledged.entrySet()) {
        assertThat(client.get(entry.getKey()).good().body()).contains(entry.getValue());
        kept++;
      }
      for (Map.Entry<String, String> entry : refused.entrySet()) {
        Answer found = client.get(entry.getKey());
        assertThat(found.status()).as(entry.getKey()).isIn(200, 404);
        assertThat(found.status() == 404 || found.body().contains(entry.getValue()))
            .as("%s is whole or absent: %s", entry.getKey(), found.body())
            .isTrue();
      }
      assertThat(client.get("/api/v1/audit/check").good().number("entries")).isPositive();
      client.close();
    }
    refusesToStartWhereItCannotWrite(disk, data);
    System.out.printf(
        "Faulty disk: %d faults, %d calls failed, %d writes acknowledged and kept, %d refused %s, 0 lost.%n",
        FAULTS.size(), disk.failures(), kept, refused.size(), statuses);
  }

  private void refusesToStartWhereItCannotWrite(FaultyDisk disk, Path data)
      throws IOException, InterruptedException {
    disk.fail(WRITE | NAME | OPEN, EROFS);
    Ended ended =
        new Launcher(folder, disk.environment())
            .run("server", "--data", data.toString(), "--port", "0");
    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err())
        .contains(data.toString())
        .containsIgnoringCase("read-only")
        .doesNotContain("\tat ", "nobody foresaw");
  }

  private Project studio(FaultyDisk disk) throws IOException, InterruptedException {
    Project project = Project.create(client, "faulty").upload("in.csv", "a\n1\n");
    project.csv("raw", "in.csv", "{\"name\": \"a\", \"type\": \"int64\"}").good();
    project.make("made", "raw", Project.filter("a > 0"), "").good();
    project.built("made");
    assertThat(disk.failures()).isZero();
    return project;
  }

  private void endure(Fault fault, FaultyDisk disk, Project project)
      throws IOException, InterruptedException {
    int before = disk.failures();
    String key = fault.name().replace(' ', '-');
    disk.fail(fault.calls(), fault.errno());
    for (int i = 0; i < TIMES; i++) {
      boolean resource = putResource(key + i);
      boolean file = putFile(key + i);
      if (fault.refusesResources()) {
        assertThat(resource).as("a resource was acknowledged while " + fault.name()).isFalse();
      }
      if (fault.refusesFiles()) {
        assertThat(file).as("a file was acknowledged while " + fault.name()).isFalse();
      }
      if (fault.reads()) {
        assertThat(client.get("/api/v1/projects/faulty").good().body()).contains("faulty");
        assertThat(client.get(FILES + "in.csv").good().body()).isEqualTo("a\n1\n");
        assertThat(client.get("/api/v1/runs").good().body()).contains("succeeded");
      } else {
        understood(client.get("/api/v1/runs"));
      }
    }
    disk.mend();
    assertThat(disk.failures()).as(fault.name()).isGreaterThan(before);
    awaitRecovery(key);
    project.built("made");
  }

  private void awaitRecovery(String key) throws IOException, InterruptedException {
    List<String> tried = new ArrayList<>();
    for (long waited = 0; waited < RECOVERY.toMillis(); waited += 50) {
      if (putResource(key + "-after" + waited) && putFile(key + "-after" + waited)) {
        return;
      }
      tried.add(statuses.toString());
      Thread.sleep(Duration.ofMillis(50));
    }
    throw new AssertionError("the server did not recover from: " + key + " " + tried);
  }

  private boolean putResource(String key) throws IOException, InterruptedException {
    String address = "/api/v1/projects/p-" + key;
    String title = "title of " + key;
    Answer answer =
        client.put(
            address, "{\"title\": \"" + title + "\", \"spec\": {\"connection\": \"local\"}}");
    return noted(address, title, answer);
  }

  private boolean putFile(String key) throws IOException, InterruptedException {
    String content = ("line of " + key + "\n").repeat(20_000);
    return noted(FILES + key + ".txt", content, client.put(FILES + key + ".txt", content));
  }

  private boolean noted(String address, String content, Answer answer) {
    boolean good = answer.status() < 300;
    if (!good) {
      understood(answer);
    }
    (good ? acknowledged : refused).put(address, content);
    return good;
  }

  /** A refusal says what failed. */
  private void understood(Answer answer) {
    if (answer.status() >= 300) {
      statuses.merge(answer.status() + " " + answer.text("code"), 1, Integer::sum);
      assertThat(answer.text("code")).as(answer.body()).isIn("unavailable", "out-of-disk");
      assertThat(answer.text("detail")).endsWith(".").doesNotContain("nobody foresaw");
    }
  }
}
