// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Starts tasks as processes of this machine, each in a directory of its own below a root that one
 * server at a time holds. A task runs on when the server ends. This is no security boundary: a task
 * is the server's own user.
 */
public final class ProcessLauncher implements Launcher {
  /** For the supervisors of an earlier server, all of which began before it ended. */
  static final Duration BEGINNING = Duration.ofSeconds(5);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

  private final Path root;
  private final ProcessTable table;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final Map<String, ProcessTask> tasks = new HashMap<>();

  private ProcessLauncher(
      Path root, ProcessTable table, InstantSource clock, ScheduledExecutorService timer) {
    this.root = root;
    this.table = table;
    this.clock = clock;
    this.timer = timer;
  }

  /**
   * Opens the root, made if missing, and goes on watching what an earlier server launched.
   *
   * @param timer runs the watch of limits and the end of graces; its owner closes it
   */
  public static ProcessLauncher open(
      Path root, InstantSource clock, ScheduledExecutorService timer) {
    return open(root, clock, timer, System::nanoTime);
  }

  /**
   * @param nanos the time by which waiting is bounded
   */
  static ProcessLauncher open(
      Path root, InstantSource clock, ScheduledExecutorService timer, LongSupplier nanos) {
    Path proc = Path.of("/proc");
    ProcessTable table =
        Files.isReadable(proc.resolve("self/stat"))
            ? new LinuxProcessTable(proc)
            : new PortableProcessTable(ZoneId.systemDefault());
    ProcessLauncher launcher = new ProcessLauncher(root.toAbsolutePath(), table, clock, timer);
    launcher.adopt(nanos);
    return launcher;
  }

  private void adopt(LongSupplier nanos) {
    long end = nanos.getAsLong() + BEGINNING.toNanos();
    try {
      Files.createDirectories(root);
      for (Path child : DirectoryTree.children(root)) {
        String name = String.valueOf(child.getFileName());
        if (name.startsWith(".")) {
          DirectoryTree.erase(child);
        } else {
          ProcessTask task = keep(name);
          task.adopt(() -> nanos.getAsLong() - end < 0);
          Watch.over(task, clock, timer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessTask keep(String id) {
    ProcessTask task = new ProcessTask(new TaskDirectory(root.resolve(id)), table, timer);
    tasks.put(id, task);
    return task;
  }

  @Override
  public synchronized TaskHandle launch(TaskSpec task) {
    if (!ID.matcher(task.id()).matches()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "A task cannot have the id '"
              + Text.visible(task.id(), 80)
              + "': give up to 200 letters, digits, '-', '_' and '.', the first of them not a '.'.");
    }
    return find(task.id()).orElseGet(() -> start(task));
  }

  private TaskHandle start(TaskSpec task) {
    CommandCheck.requireRunnable(
        task.command(), task.environment().getOrDefault("PATH", Supervisor.PATH));
    try {
      Path fresh = root.resolve("." + task.id());
      TaskDirectory directory = prepare(new TaskDirectory(fresh), task);
      Files.move(directory.path(), root.resolve(task.id()));
      ProcessTask started = keep(task.id());
      started.begin(
          Supervisor.start(
              new TaskDirectory(root.resolve(task.id())), task.command(), environment(task)));
      Watch.over(started, clock, timer);
      return started;
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The task "
              + task.id()
              + " could not be started below "
              + root
              + ": "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private TaskDirectory prepare(TaskDirectory directory, TaskSpec task) throws IOException {
    DirectoryTree.empty(directory.path());
    Files.createDirectory(directory.work());
    TaskFiles.write(directory.work(), task.files());
    if (!task.secret().isEmpty()) {
      Files.createFile(
          directory.secret(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(directory.secret(), task.secret());
    }
    directory.limits(
        new TaskLimits(clock.instant(), task.deadline(), task.resources().memoryBytes()));
    return directory;
  }

  private Map<String, String> environment(TaskSpec task) {
    Map<String, String> environment = new HashMap<>(task.environment());
    if (!task.secret().isEmpty()) {
      environment.put(
          "SLIPWAY_TOKEN_FILE", new TaskDirectory(root.resolve(task.id())).secret().toString());
    }
    return environment;
  }

  @Override
  public synchronized Optional<TaskHandle> find(String id) {
    return Optional.ofNullable(tasks.get(id)).filter(this::isKept).map(TaskHandle.class::cast);
  }

  @Override
  public synchronized List<String> list() {
    return tasks.values().stream().filter(this::isKept).map(ProcessTask::id).sorted().toList();
  }

  /** Forgets what was removed through a handle. */
  private boolean isKept(ProcessTask task) {
    return Files.isDirectory(root.resolve(task.id()));
  }
}
