// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Engine.Listener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One worker's connection, read by a thread of its own, which hands progress and log lines to the
 * listener of the task and keeps answers for whoever waits for them.
 */
final class Conversation {
  private final FrameChannel channel;
  private final InstantSource clock;
  private final BlockingQueue<Optional<Answer>> answers = new LinkedBlockingQueue<>();
  private volatile Listener listener = Listener.NONE;
  private volatile Instant heard;
  private volatile long residentBytes;
  private volatile boolean ended;

  private Conversation(FrameChannel channel, InstantSource clock) {
    this.channel = channel;
    this.clock = clock;
    this.heard = clock.instant();
  }

  /** Goes on after the hello. */
  static Conversation over(FrameChannel channel, InstantSource clock, ThreadFactory threads) {
    Conversation conversation = new Conversation(channel, clock);
    threads.newThread(conversation::listen).start();
    return conversation;
  }

  /** Sends a task; its listener is told what comes until the next one. */
  void ask(Frame.Task task, Listener listener) throws IOException {
    this.listener = listener;
    this.heard = clock.instant();
    channel.write(task);
  }

  /** Asks the worker to give up; no fault if it has gone meanwhile. */
  void cancel() {
    try {
      channel.write(new Frame.Cancel());
    } catch (IOException e) {
      ended = true;
    }
  }

  /** Waits for an answer or the end of the connection, which {@link #hasEnded} then tells. */
  Optional<Answer> await(Duration most) throws InterruptedException {
    Optional<Answer> next = answers.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    return next == null ? Optional.empty() : next;
  }

  boolean hasEnded() {
    return ended && answers.stream().noneMatch(Optional::isPresent);
  }

  boolean isSilentFor(Duration most) {
    return clock.instant().isAfter(heard.plus(most));
  }

  long residentBytes() {
    return residentBytes;
  }

  /** The worker sees the end of its input, and goes. */
  void close() {
    ended = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("A worker's connection could not be closed.", e);
    }
  }

  private void listen() {
    try {
      Optional<Frame> next = channel.read();
      while (next.isPresent()) {
        heard = clock.instant();
        accept(next.get());
        next = channel.read();
      }
    } catch (IOException | RuntimeException e) {
      listener.log("The connection to the worker broke: " + e);
    } finally {
      close();
      answers.add(Optional.empty());
    }
  }

  private void accept(Frame frame) {
    switch (frame) {
      case Frame.Progress progress -> listener.progress(progress.fraction());
      case Frame.Log log -> listener.log(log.line());
      case Frame.Heartbeat beat -> residentBytes = beat.residentBytes();
      case Frame.Result result -> answers.add(Optional.of(result.answer()));
      case Frame.Hello hello -> throw unexpected(hello);
      case Frame.Task task -> throw unexpected(task);
      case Frame.Cancel cancel -> throw unexpected(cancel);
    }
  }

  private static IllegalStateException unexpected(Frame frame) {
    return new IllegalStateException(
        "A worker sent a " + frame.getClass().getSimpleName() + " frame.");
  }
}
