// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.Answer;
import dev.slipway.compute.worker.Frame;
import dev.slipway.compute.worker.FrameChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The worker's side of the conversation: one thread reads, one works, one gives signs of life. It
 * ends with the input, whatever is at work then.
 */
final class Session {
  private static final long TICK_MILLIS = 250;
  private static final int TICKS_PER_HEARTBEAT = 4;
  private static final long LAST_MILLIS = 5_000;

  /** After an answer, so that the server has the processors while it publishes the output. */
  private static final long REST_MILLIS = 15;

  private final FrameChannel channel;
  private final Bench bench;
  private final Consumer<Bench> warmUp;
  private final BlockingQueue<Optional<Frame.Task>> tasks = new LinkedBlockingQueue<>();
  private long ticks;
  private double told = -1;

  /**
   * @param warmUp done first, unless a task is there already
   */
  Session(FrameChannel channel, Bench bench, Consumer<Bench> warmUp) {
    this.channel = channel;
    this.bench = bench;
    this.warmUp = warmUp;
  }

  /** Returns when the server has closed the connection and the work has ended, or will not. */
  void run(ThreadFactory threads, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    Thread worker = threads.newThread(this::work);
    worker.start();
    var _ =
        timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      listen();
    } finally {
      end(worker);
    }
  }

  private void end(Thread worker) throws InterruptedException {
    tasks.add(Optional.empty());
    for (long waited = 0; worker.isAlive() && waited < LAST_MILLIS; waited += TICK_MILLIS) {
      bench.cancel();
      worker.join(TICK_MILLIS);
    }
  }

  private void listen() throws IOException {
    Optional<Frame> next = channel.read();
    while (next.isPresent()) {
      switch (next.get()) {
        case Frame.Task task -> tasks.add(Optional.of(task));
        case Frame.Cancel cancel -> bench.cancel();
        case Frame.Hello f -> throw unexpected(f);
        case Frame.Progress f -> throw unexpected(f);
        case Frame.Log f -> throw unexpected(f);
        case Frame.Heartbeat f -> throw unexpected(f);
        case Frame.Result f -> throw unexpected(f);
      }
      next = channel.read();
    }
  }

  private static IOException unexpected(Frame frame) {
    return new IOException("The server sent a " + frame.getClass().getSimpleName() + " frame.");
  }

  private void work() {
    try {
      if (tasks.isEmpty()) {
        warmUp.accept(bench);
      }
      Optional<Frame.Task> next = next();
      while (next.isPresent()) {
        bench.perform(next.get(), this::answer);
        next = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Frame.Task> next() throws InterruptedException {
    Optional<Frame.Task> soon = tasks.poll(REST_MILLIS, TimeUnit.MILLISECONDS);
    if (soon != null) {
      return soon;
    }
    bench.prepare();
    return tasks.take();
  }

  private void answer(Answer answer) {
    send(new Frame.Heartbeat(Memory.residentBytes()));
    send(new Frame.Result(answer));
  }

  private void send(Frame frame) {
    try {
      channel.write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("The server does not listen any more.", e);
    }
  }

  private void tick() {
    tellProgress();
    if (bench.isCancelled()) {
      bench.cancel();
    }
    if (ticks++ % TICKS_PER_HEARTBEAT == 0) {
      send(new Frame.Heartbeat(Memory.residentBytes()));
    }
  }

  private void tellProgress() {
    double now = bench.progress();
    if (now >= 0 && now != told) {
      send(new Frame.Progress(now));
    }
    told = now;
  }
}
