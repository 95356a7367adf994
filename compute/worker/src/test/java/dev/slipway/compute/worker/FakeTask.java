// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.Status;
import dev.slipway.spi.Launcher.TaskHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A task of which nothing is known but its status. */
record FakeTask(Status status) implements TaskHandle {
  static FakeTask running() {
    return new FakeTask(
        new Status(State.RUNNING, Optional.empty(), "", Instant.EPOCH, Optional.empty(), 0));
  }

  static FakeTask exited(int code) {
    return new FakeTask(
        new Status(
            State.EXITED, Optional.of(code), "", Instant.EPOCH, Optional.of(Instant.EPOCH), 0));
  }

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public byte[] log(long offset, int most) {
    return new byte[0];
  }

  @Override
  public Status await(Duration most) {
    return status;
  }

  @Override
  public void cancel(Duration grace) {}

  @Override
  public void remove() {}

  @Override
  public Optional<Path> directory() {
    return Optional.empty();
  }
}
