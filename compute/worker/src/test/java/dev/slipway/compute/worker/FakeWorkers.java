// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Launches threads that speak as workers do, and behave as the test wants. */
final class FakeWorkers implements Launcher {
  /** What a worker does with a task. */
  interface Behaviour {
    void perform(Frame.Task task, FrameChannel channel) throws IOException;
  }

  private final Map<String, FakeWorker> running = new ConcurrentHashMap<>();
  private final AtomicInteger launched = new AtomicInteger();
  private volatile Behaviour behaviour;

  FakeWorkers(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  void behave(Behaviour other) {
    behaviour = other;
  }

  int launched() {
    return launched.get();
  }

  @Override
  public TaskHandle launch(TaskSpec task) {
    launched.incrementAndGet();
    List<String> line = task.command();
    WorkerCommand command =
        WorkerCommand.parse(line.subList(line.size() - 3, line.size()).toArray(String[]::new));
    FakeWorker worker = new FakeWorker(task.id(), new CountDownLatch(1));
    running.put(task.id(), worker);
    Thread.ofVirtual().start(() -> speak(command, task.secret(), worker));
    return worker;
  }

  private void speak(WorkerCommand command, String token, FakeWorker worker) {
    try (FrameChannel channel =
        new FrameChannel(SocketChannel.open(UnixDomainSocketAddress.of(command.socket())))) {
      channel.write(new Frame.Hello(Frame.VERSION, command.worker(), token, "fake 1.0"));
      Optional<Frame> next = channel.read();
      while (next.isPresent()) {
        if (next.get() instanceof Frame.Task task) {
          behaviour.perform(task, channel);
        }
        next = channel.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      worker.ended().countDown();
    }
  }

  @Override
  public Optional<TaskHandle> find(String id) {
    return Optional.ofNullable(running.get(id));
  }

  @Override
  public List<String> list() {
    return List.copyOf(running.keySet());
  }

  /** A worker's process; killing it is seen at the end of its connection only. */
  private final class FakeWorker implements TaskHandle {
    private final String id;
    private final CountDownLatch ended;
    private volatile boolean killed;

    FakeWorker(String id, CountDownLatch ended) {
      this.id = id;
      this.ended = ended;
    }

    CountDownLatch ended() {
      return ended;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Status status() {
      State state = killed ? State.KILLED : ended.getCount() == 0 ? State.EXITED : State.RUNNING;
      Optional<Integer> code = state == State.EXITED ? Optional.of(9) : Optional.empty();
      return new Status(
          state, code, killed ? "It was cancelled." : "", Instant.EPOCH, Optional.empty(), 0);
    }

    @Override
    public byte[] log(long offset, int most) {
      return "last words".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Status await(Duration most) throws InterruptedException {
      var _ = ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
      return status();
    }

    @Override
    public void cancel(Duration grace) {
      killed = true;
    }

    @Override
    public void remove() {
      running.remove(id);
    }

    @Override
    public Optional<Path> directory() {
      return Optional.empty();
    }
  }
}
