// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes of this machine that have to do with a data directory. */
final class Processes {
  private static final String WORKER = "dev.slipway.worker.Main";
  private static final Duration WORKERS_END = Duration.ofSeconds(30);

  private final String data;

  Processes(Path data) {
    this.data = data + "/";
  }

  /** Its data workers. */
  List<ProcessHandle> workers() {
    return all().stream()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .toList();
  }

  /** Its data workers and what watches over them. */
  private List<ProcessHandle> all() {
    return ProcessHandle.allProcesses()
        .filter(process -> line(process).contains(data) && line(process).contains(WORKER))
        .toList();
  }

  /** The processor time that its workers have taken, all together. */
  Duration worked() {
    return workers().stream()
        .flatMap(worker -> worker.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Workers see that their server is gone, and go too. */
  void awaitEnd() {
    try {
      for (long waited = 0; waited < WORKERS_END.toMillis() && !all().isEmpty(); waited += 50) {
        Thread.sleep(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(all().stream().map(Processes::line)).isEmpty();
  }

  /**
   * The whole command line, of which Java tells no more than a page; "" of a process that ended.
   */
  static String line(ProcessHandle process) {
    Path whole = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return Files.exists(whole)
          ? Files.readString(whole, StandardCharsets.ISO_8859_1).replace('\0', ' ')
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
