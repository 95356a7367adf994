// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who builds a small dataset again and again, through whichever server there is. A server
 * that does not take a build is no fault; a build that was taken has to succeed.
 */
final class SmallBuilds implements AutoCloseable {
  private static final String DATASET = "small";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Project> through = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> ended = new TreeMap<>();
  private final AtomicInteger notTaken = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile String fault = "";

  private SmallBuilds(Project first) {
    through.add(first);
    thread = Thread.ofPlatform().name("small-builds").unstarted(this::buildAgainAndAgain);
  }

  static SmallBuilds begin(Project project) throws IOException, InterruptedException {
    project.upload("small.csv", "id\n1\n2\n3\n");
    project.csv("numbers_small", "small.csv", "").good();
    project.make(DATASET, "numbers_small", Project.filter("id > 1"), "").good();
    SmallBuilds begun = new SmallBuilds(project);
    begun.thread.start();
    return begun;
  }

  /** There is another server. */
  void alsoThrough(Project project) {
    through.add(project);
  }

  /** The first server is about to go. */
  void nowWithoutTheFirst() {
    through.removeFirst();
  }

  int taken() {
    return taken.get();
  }

  private void buildAgainAndAgain() {
    try {
      for (int i = 0; !stopped; i++) {
        build(i);
      }
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      fault = e.toString();
    }
  }

  private void build(int turn) throws InterruptedException {
    String run;
    try {
      run = through.get(turn % through.size()).build(DATASET, "all");
    } catch (IOException | AssertionError | IndexOutOfBoundsException e) {
      notTaken.incrementAndGet();
      Thread.sleep(Duration.ofMillis(50));
      return;
    }
    taken.incrementAndGet();
    ended.merge(awaitEnd(run), 1, Integer::sum);
  }

  /** Looked at through whichever server answers. */
  private String awaitEnd(String run) throws InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 20) {
      try {
        String state = through.getLast().run(run).text("state");
        if (!state.equals("running") && !state.equals("waiting")) {
          return state;
        }
      } catch (IOException | AssertionError e) {
        // asked again
      }
      Thread.sleep(Duration.ofMillis(20));
    }
    return "not ended";
  }

  /** Stops and says how the builds have ended. */
  String counts() throws InterruptedException {
    stopped = true;
    thread.join(PATIENCE);
    assertThat(fault).isEmpty();
    assertThat(ended.keySet()).as("%s", ended).containsExactly("succeeded");
    assertThat(ended.values().stream().mapToInt(n -> n).sum()).isEqualTo(taken.get());
    return "%d small builds were taken: %d succeeded, 0 failed; %d times a server that was about to stop took none"
        .formatted(taken.get(), ended.get("succeeded"), notTaken.get());
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
