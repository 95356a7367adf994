// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "Start a studio with a real flow on real data, build it, and show what comes out.",
    footer = {
      "",
      "The exit code says whether the build succeeded. Without --data, all is kept in .slipway/demo of the clone."
    })
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7171",
      description = "0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(names = "--exit", description = "Stop after the result instead of serving until Ctrl-C.")
  private boolean exit;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Surroundings surroundings = session.surroundings();
    Terminal terminal = session.terminal();
    Path home = surroundings.home().resolve(".slipway").resolve("demo");
    try (DemoServer server = DemoServer.open(surroundings, terminal, session.dataOr(home), port)) {
      session.use(server.server());
      int result = new Demo(server.server(), surroundings, terminal).run();
      if (!exit) {
        terminal.line("");
        terminal.line(
            "The studio serves at " + server.server().url() + " from " + server.data() + ".");
        terminal.line("Try: slipway --data " + server.data() + " sql 'SELECT * FROM worst_routes'");
        server.serve();
      }
      return result;
    }
  }
}
