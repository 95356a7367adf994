// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.BuildRequest;
import dev.slipway.model.Name;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the launcher has a new server do once, so that the JDK keeps what that loaded and which
 * methods it often ran: later servers start and warm up faster.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description =
        "Run the demo on a running server, then one of its recipes again and again, then what"
            + " clients ask for all day.")
final class RehearseCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final Name TINY = new Name("months");

  private final Session session;

  @Option(names = "--builds", paramLabel = "N", defaultValue = "150")
  private int builds;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "2000")
  private int rounds;

  RehearseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Server server = session.server();
    Following following = new Following(server, session.surroundings(), BETWEEN);
    BuildRequest request = new BuildRequest(List.of(TINY), BuildRequest.Mode.ONLY);
    int exit = new Demo(server, session.surroundings(), session.terminal()).run();
    for (int done = 0; done < builds && exit == Exit.DONE; done++) {
      exit = Ending.exit(following.build(Demo.PROJECT, request, Progress.NONE));
    }
    if (exit == Exit.DONE) {
      new Traffic(server, Demo.PROJECT, TINY).pass(rounds);
    }
    return exit;
  }
}
