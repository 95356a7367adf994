// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.nio.file.Path;
import java.util.List;

/** The command line of a worker, and how the worker reads it. */
public record WorkerCommand(String worker, Path socket, Path spill) {
  private static final String MAIN = "dev.slipway.worker.Main";

  /**
   * The engine's memory is its own, outside of Java's heap; what Java runs is short, so that the
   * quick compiler and the small collector serve it best. The library unpacks its native part into
   * the temporary directory, which goes with the spill.
   */
  List<String> line(WorkerSettings settings) {
    return List.of(
        settings.javaHome().resolve("bin/java").toString(),
        "-Xmx192m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.io.tmpdir=" + spill,
        "-cp",
        settings.classPath(),
        MAIN,
        worker,
        socket.toString(),
        spill.toString());
  }

  /** Reads the arguments of the worker's main method. */
  public static WorkerCommand parse(String[] arguments) {
    return new WorkerCommand(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
  }
}
