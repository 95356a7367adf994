// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Activity;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Print the log of a run or of one of its activities.")
final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The uid of the run.")
  private String run = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTIVITY",
      description = "A recipe of the run.")
  private Optional<String> recipe = Optional.empty();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run has ended.")
  private boolean follow;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    String activity = recipe.map(this::key).orElse("");
    long offset = rest(activity, 0);
    while (follow && !hasEnded()) {
      session.surroundings().pause().of(BETWEEN);
      offset = rest(activity, offset);
    }
    rest(activity, offset);
    return Exit.DONE;
  }

  /** Prints all that there is after the offset and returns where that ends. */
  private long rest(String activity, long from) {
    long offset = from;
    while (true) {
      Wire.Slice slice = session.server().get(Routes.log(run, activity, offset), Wire.Slice.class);
      session.terminal().out().print(slice.text());
      session.terminal().out().flush();
      if (slice.next() <= offset) {
        return offset;
      }
      offset = slice.next();
    }
  }

  private boolean hasEnded() {
    return detail().run().state().isFinal();
  }

  private Wire.Detail detail() {
    return session.server().get(Routes.run(run), Wire.Detail.class);
  }

  private String key(String name) {
    List<Activity> activities = detail().activities();
    return activities.stream()
        .filter(activity -> activity.recipe().value().equalsIgnoreCase(name))
        .findFirst()
        .map(activity -> activity.key().toString())
        .orElseThrow(() -> unknown(name, activities));
  }

  private SlipwayException unknown(String name, List<Activity> activities) {
    List<String> known = activities.stream().map(activity -> activity.recipe().value()).toList();
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "Run "
            + run
            + " has no activity '"
            + Text.visible(name, 80)
            + "'."
            + Text.didYouMean(name, known));
  }
}
