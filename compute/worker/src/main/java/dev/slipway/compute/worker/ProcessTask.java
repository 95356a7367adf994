// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.Status;
import dev.slipway.spi.Launcher.TaskHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A task's directory, read and acted upon. Handles hold no state but the peak that they have seen.
 */
final class ProcessTask implements TaskHandle {
  private static final Duration GONE = Duration.ofSeconds(30);

  private final TaskDirectory directory;
  private final TaskLimits limits;
  private final ProcessTable table;
  private final ScheduledExecutorService timer;
  private final AtomicLong peak = new AtomicLong();
  private volatile Optional<ProcessHandle> supervisor = Optional.empty();

  ProcessTask(TaskDirectory directory, ProcessTable table, ScheduledExecutorService timer) {
    this.directory = directory;
    this.limits = directory.limits();
    this.table = table;
    this.timer = timer;
  }

  @Override
  public String id() {
    return String.valueOf(directory.path().getFileName());
  }

  @Override
  public Status status() {
    State state = state();
    Optional<Integer> exit = state == State.EXITED ? directory.exitCode() : Optional.empty();
    String reason =
        switch (state) {
          case KILLED -> directory.killed().orElse("");
          case LOST -> "Its process is gone and left no exit code.";
          case RUNNING, EXITED -> "";
        };
    Optional<Instant> ended = state == State.RUNNING ? Optional.empty() : directory.ended();
    return new Status(state, exit, reason, limits.started(), ended, peak.get());
  }

  /** The order of the questions matters: a supervisor notes the exit code before it goes. */
  private State state() {
    if (isAlive()) {
      return State.RUNNING;
    }
    if (directory.killed().isPresent()) {
      return State.KILLED;
    }
    return directory.exitCode().isPresent() ? State.EXITED : State.LOST;
  }

  private boolean isAlive() {
    if (directory.exitCode().isPresent()) {
      return false;
    }
    return group().map(ProcessGroup::isAlive).orElseGet(this::isBeginning);
  }

  /** Whether its supervisor, started by this server, has yet to note itself. */
  private boolean isBeginning() {
    return supervisor.filter(ProcessHandle::isAlive).isPresent();
  }

  void begin(ProcessHandle started) {
    supervisor = Optional.of(started);
  }

  /**
   * Waits for a supervisor of an earlier server that may just be beginning, and keeps one that
   * takes longer from ever doing so: a task taken for lost must not act any more.
   *
   * @param patient whether there is still time to wait
   */
  void adopt(BooleanSupplier patient) {
    while (directory.process().isEmpty() && patient.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    if (directory.process().isEmpty()) {
      directory.fence();
    }
  }

  Optional<ProcessGroup> group() {
    return directory.process().map(mark -> new ProcessGroup(mark, table));
  }

  TaskLimits limits() {
    return limits;
  }

  void sawResident(long bytes) {
    peak.accumulateAndGet(bytes, Math::max);
  }

  @Override
  public byte[] log(long offset, int most) {
    try (SeekableByteChannel file = Files.newByteChannel(directory.output())) {
      long left = Math.max(0, file.size() - offset);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, left));
      file.position(Math.min(offset, file.size()));
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
      return Arrays.copyOf(bytes.array(), bytes.position());
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Status await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (isAlive() && System.nanoTime() < end) {
      long left = Math.max(1, end - System.nanoTime());
      Optional<ProcessHandle> process = supervisor.or(this::found);
      if (process.isPresent()) {
        awaitExit(process.get(), left);
      }
    }
    return status();
  }

  private Optional<ProcessHandle> found() {
    return group().flatMap(group -> ProcessHandle.of(group.pid()));
  }

  private static void awaitExit(ProcessHandle process, long nanos) throws InterruptedException {
    try {
      process.onExit().get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void cancel(Duration grace) {
    end("It was cancelled.", grace);
  }

  /** Notes the reason, then asks and at last forces all its processes to end. */
  void end(String reason, Duration grace) {
    if (!isAlive()) {
      return;
    }
    if (directory.killed().isEmpty()) {
      directory.killed(reason);
    }
    group().ifPresent(group -> end(group, grace));
  }

  private void end(ProcessGroup group, Duration grace) {
    if (grace.isZero()) {
      group.kill();
      return;
    }
    group.terminate();
    var _ = timer.schedule(() -> killIfAlive(group), grace.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void killIfAlive(ProcessGroup group) {
    if (group.isAlive()) {
      group.kill();
    }
  }

  @Override
  public void remove() {
    cancel(Duration.ZERO);
    group().ifPresent(ProcessGroup::kill);
    try {
      await(GONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DirectoryTree.delete(directory.path());
  }

  @Override
  public Optional<Path> directory() {
    return Optional.of(directory.work());
  }
}
