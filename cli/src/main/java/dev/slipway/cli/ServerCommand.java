// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stands here for help and completion; the launcher starts the server's own process instead. */
@Command(
    name = "server",
    description = "Run the studio on a data directory until it is told to stop.",
    footer = {
      "",
      "The address and an admin token are written into the data directory, where the commands find them."
    })
final class ServerCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port on this machine, 0 for any free one. Default: 7171")
  private int port;

  ServerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session
        .terminal()
        .error(
            "A server is started by the launcher: run `"
                + session.surroundings().launcher()
                + " server --data "
                + session.data()
                + (port == 0 ? "" : " --port " + port)
                + "`.");
    return Exit.USAGE;
  }
}
