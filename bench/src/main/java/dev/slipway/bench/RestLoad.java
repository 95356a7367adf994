// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * 500 clients on the REST interface of a server with 50,000 datasets, four of five requests reads:
 * a dataset, a page of datasets or of projects, a search for names, tags, parts of words or what is
 * nowhere; the fifth changes a dataset, every other time its checks, which are held against the
 * flow of its project, otherwise its title.
 *
 * <p>Each client keeps its connection and waits for an answer before it sends the next request a
 * quarter to three quarters of a second later, half a second on average: as people and programs do,
 * and at most 1,000 requests a second of all. Which resources they ask for is random over all of
 * them, so that hardly anything is asked for twice. The figures are of a server that has run for as
 * long as they were taken.
 */
final class RestLoad implements Comparison {
  private static final int CLIENTS = 500;
  private static final Duration PAUSE =
      Duration.ofMillis(Integer.getInteger("slipway.bench.rest.pause", 500));
  private static final Duration TIME =
      Duration.ofMillis(Integer.getInteger("slipway.bench.rest.millis", 15_000));
  private static final String WRITE = "write";
  private static final String SEARCH = "search";
  private static final String PAGE = "page";

  private final Random random = new Random(13);

  @Override
  public String name() {
    return "rest-load";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path data = BigStore.copy(home, "rest-load");
    try (RunningStudio studio = RunningStudio.start(home, data);
        Swarm swarm = new Swarm(studio.http().server(), CLIENTS)) {
      Http http = studio.http();
      swarm.run(TIME, PAUSE, _ -> ask(http));
      Effort.Meter meter = new Effort.Meter(studio);
      Tally tally = swarm.run(TIME, PAUSE, _ -> ask(http));
      tally.requireNoRefusals("the server");
      return rows(tally, meter.each(tally.answers()), studio.resident());
    }
  }

  private static List<Row> rows(Tally tally, Effort effort, long resident) {
    String what =
        "REST, %d clients, %d ms between answer and request, %s, %,.0f requests/s: "
            .formatted(CLIENTS, PAUSE.toMillis(), BigStore.SIZE, tally.perSecond());
    return List.of(
        row(what + "all, p99 (no error)", tally, _ -> true, "≤ 50 ms"),
        row(what + "writes, p99", tally, WRITE::equals, "≤ 50 ms"),
        row(what + "list pages of 50, p99", tally, PAGE::equals, "≤ 20 ms"),
        row(what + "searches, p99", tally, SEARCH::equals, "≤ 20 ms"),
        new Row(what + "for each request", effort.text(), "", "", ""),
        new Row("the server's resident memory then", (resident >> 20) + " MB", "", "", ""));
  }

  private static Row row(String what, Tally tally, Predicate<String> kinds, String aim) {
    String figure =
        "%s (median %s)"
            .formatted(
                Timing.text(tally.quantile(0.99, kinds)), Timing.text(tally.quantile(0.5, kinds)));
    return new Row(what, figure, "", "", aim);
  }

  private Ask ask(Http http) {
    String project = "/api/v1/projects/" + BigStore.project(random.nextInt(BigStore.PROJECTS));
    String dataset = project + "/datasets/" + BigStore.dataset(random.nextInt(BigStore.DATASETS));
    int choice = random.nextInt(100);
    if (choice < 20) {
      return new Ask(WRITE, http.bytes("PATCH", dataset, change(choice % 2 == 0)));
    }
    if (choice < 30) {
      return new Ask(PAGE, http.bytes("GET", project + "/datasets?limit=50", ""));
    }
    if (choice < 35) {
      String after = "&after=" + BigStore.project(random.nextInt(BigStore.PROJECTS));
      return new Ask(PAGE, http.bytes("GET", "/api/v1/projects?limit=50" + after, ""));
    }
    if (choice < 40) {
      return new Ask(SEARCH, http.bytes("GET", "/api/v1/search?q=" + words(), ""));
    }
    return new Ask("dataset", http.bytes("GET", dataset, ""));
  }

  private String change(boolean ofTheSpec) {
    int number = random.nextInt(1_000_000);
    return ofTheSpec
        ? "{\"spec\": {\"checks\": [{\"type\": \"row-count\", \"least\": %d}]}}".formatted(number)
        : "{\"title\": \"Title %d\"}".formatted(number);
  }

  /** The last ones fit nothing, though half of them stands in every text. */
  private String words() {
    int number = random.nextInt(BigStore.DATASETS);
    return switch (random.nextInt(5)) {
      case 0 -> BigStore.dataset(number);
      case 1 -> BigStore.project(random.nextInt(BigStore.PROJECTS));
      case 2 -> "bench%20n" + number;
      case 3 -> "set-" + number;
      default -> "description%20nowhere" + number;
    };
  }
}
