// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Launcher;
import dev.slipway.spi.Launcher.Resources;
import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.Status;
import dev.slipway.spi.Launcher.TaskHandle;
import dev.slipway.spi.Launcher.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Launcher} promises, with tasks that are scripts of {@code sh}. */
public abstract class LauncherContract {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** The launcher under test; the same until {@link #restart}. */
  protected abstract Launcher launcher();

  /** Forgets all but what outlives the server, as if it had been killed, and starts a new one. */
  protected abstract void restart();

  @Test
  void tellsOutputAndExitCode() throws InterruptedException {
    TaskHandle task = launch("t1", "echo out; echo err >&2; exit 3");

    Status end = task.await(LONG);

    assertThat(end.state()).isEqualTo(State.EXITED);
    assertThat(end.exitCode()).contains(3);
    assertThat(end.ended()).isPresent();
    assertThat(text(task)).isEqualTo("out\nerr\n");
  }

  @Test
  void readsTheLogFromAnyOffset() throws InterruptedException {
    TaskHandle task = launch("t1", "printf 0123456789");
    task.await(LONG);

    assertThat(new String(task.log(3, 4), UTF_8)).isEqualTo("3456");
    assertThat(new String(task.log(8, 100), UTF_8)).isEqualTo("89");
    assertThat(task.log(100, 5)).isEmpty();
  }

  @Test
  void startsATaskOnce() throws InterruptedException {
    launch("t1", "echo first").await(LONG);

    TaskHandle again = launch("t1", "echo second");

    assertThat(again.await(LONG).state()).isEqualTo(State.EXITED);
    assertThat(text(again)).isEqualTo("first\n");
  }

  @Test
  void givesTheEnvironmentAndNothingElseOfTheServer() throws InterruptedException {
    TaskHandle task =
        launcher()
            .launch(
                new TaskSpec(
                    "t1",
                    List.of("sh", "-c", "echo $GREETING; echo \"<$HOME$JAVA_HOME>\""),
                    Map.of("GREETING", "hello"),
                    Map.of(),
                    new Resources(1, 0),
                    Duration.ZERO,
                    Map.of(),
                    ""));
    task.await(LONG);

    assertThat(text(task)).isEqualTo("hello\n<>\n");
  }

  @Test
  void handsOverFilesAndSecret() throws InterruptedException {
    TaskHandle task =
        launcher()
            .launch(
                new TaskSpec(
                    "t1",
                    List.of(
                        "sh",
                        "-c",
                        "cat lib/a.txt; cat \"$SLIPWAY_TOKEN_FILE\"; stat -c ' %a' \"$SLIPWAY_TOKEN_FILE\""),
                    Map.of(),
                    Map.of("lib/a.txt", "content ".getBytes(UTF_8)),
                    new Resources(1, 0),
                    Duration.ZERO,
                    Map.of(),
                    "s3cret"));
    task.await(LONG);

    assertThat(text(task)).isEqualTo("content s3cret 600\n");
  }

  @Test
  void cancelsATaskAndAllItStarted() throws InterruptedException {
    TaskHandle task = launch("t1", "(while :; do echo tick; sleep 0.05; done) & wait");
    awaitText(task);

    task.cancel(Duration.ofSeconds(5));
    Status end = task.await(LONG);

    assertThat(end.state()).isEqualTo(State.KILLED);
    assertThat(end.reason()).contains("cancelled");
    String said = text(task);
    Thread.sleep(300);
    assertThat(text(task)).isEqualTo(said);
  }

  @Test
  void cancelsATaskThatHasHardlyBegun() throws InterruptedException {
    TaskHandle task = launch("t1", "sleep 1; echo done");

    task.cancel(Duration.ZERO);

    assertThat(task.await(LONG).state()).isEqualTo(State.KILLED);
    Thread.sleep(1200);
    assertThat(text(task)).isEmpty();
  }

  @Test
  void killsATaskThatDoesNotWantToEnd() throws InterruptedException {
    TaskHandle task = launch("t1", "trap '' TERM; echo ready; while :; do sleep 1; done");
    awaitText(task);

    task.cancel(Duration.ofMillis(300));
    task.cancel(Duration.ofMillis(300));

    assertThat(task.await(LONG).state()).isEqualTo(State.KILLED);
  }

  @Test
  void endsATaskAtItsDeadline() throws InterruptedException {
    TaskHandle task = launch(spec("t1", "sleep 300", 0, Duration.ofSeconds(1)));

    Status end = task.await(LONG);

    assertThat(end.state()).isEqualTo(State.KILLED);
    assertThat(end.reason()).contains("deadline");
  }

  @Test
  void endsATaskThatHoldsTooMuchMemory() throws InterruptedException {
    String script =
        "x=0123456789012345; while :; do x=$x$x; [ ${#x} -gt 100000000 ] && sleep 60; done";
    TaskHandle task = launch(spec("t1", script, 60L << 20, Duration.ofSeconds(60)));

    Status end = task.await(LONG);

    assertThat(end.state()).isEqualTo(State.KILLED);
    assertThat(end.reason()).contains("memory");
    assertThat(end.peakBytes()).isGreaterThan(60L << 20);
  }

  @Test
  void findsTasksAfterARestart() throws InterruptedException {
    launch("running", "echo begun; sleep 1; exit 4");
    launch("ended", "exit 5").await(LONG);
    restart();

    assertThat(launcher().list()).containsExactly("ended", "running");
    assertThat(launcher().find("ended").orElseThrow().status().exitCode()).contains(5);
    assertThat(launcher().find("running").orElseThrow().await(LONG).exitCode()).contains(4);
    assertThat(text(launcher().find("running").orElseThrow())).isEqualTo("begun\n");
  }

  @Test
  void keepsDeadlinesAfterARestart() throws InterruptedException {
    launch(spec("t1", "sleep 300", 0, Duration.ofSeconds(2)));
    restart();

    assertThat(launcher().find("t1").orElseThrow().await(LONG).reason()).contains("deadline");
  }

  @Test
  void forgetsWhatWasRemoved() {
    TaskHandle task = launch("t1", "sleep 300");

    task.remove();

    assertThat(launcher().list()).isEmpty();
    assertThat(launcher().find("t1")).isEmpty();
  }

  @Test
  void refusesACommandThatDoesNotExist() {
    TaskSpec nowhere =
        new TaskSpec(
            "t1",
            List.of("no-such-program"),
            Map.of(),
            Map.of(),
            new Resources(1, 0),
            Duration.ZERO,
            Map.of(),
            "");

    assertThatThrownBy(() -> launcher().launch(nowhere))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("no-such-program");
    assertThat(launcher().list()).isEmpty();
  }

  protected final TaskHandle launch(String id, String script) {
    return launch(spec(id, script, 0, Duration.ZERO));
  }

  private TaskHandle launch(TaskSpec task) {
    return launcher().launch(task);
  }

  private static TaskSpec spec(String id, String script, long memoryBytes, Duration deadline) {
    return new TaskSpec(
        id,
        List.of("sh", "-c", script),
        Map.of(),
        Map.of(),
        new Resources(1, memoryBytes),
        deadline,
        Map.of(),
        "");
  }

  protected static String text(TaskHandle task) {
    return new String(task.log(0, 1 << 20), UTF_8);
  }

  /** The log as soon as there is a whole line. */
  protected static String awaitText(TaskHandle task) throws InterruptedException {
    for (int i = 0; i < 200 && !text(task).contains("\n"); i++) {
      Thread.sleep(50);
    }
    return text(task);
  }
}
