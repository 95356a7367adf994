// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.SlipwayException;
import dev.slipway.server.SteadyBody.Pace;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A body that is collected in the loop that reads requests, so that no thread waits for it. The
 * limits are those of {@link Bodies}; what comes after a refusal is dropped.
 */
final class ArrivingBody {
  private final LongSupplier nanoTime;
  private final Consumer<byte[]> whole;
  private final Consumer<SlipwayException> refused;
  private final long began;
  private final Buffer bytes = Buffer.buffer();
  private boolean isOver;

  /**
   * @param whole is given the body when all of it has come
   * @param refused is told once why it is not read further
   */
  ArrivingBody(LongSupplier nanoTime, Consumer<byte[]> whole, Consumer<SlipwayException> refused) {
    this.nanoTime = nanoTime;
    this.whole = whole;
    this.refused = refused;
    this.began = nanoTime.getAsLong();
  }

  /** A body that breaks off has nobody left to tell: its connection is gone. */
  void collect(HttpServerRequest request) {
    request.handler(this::add);
    request.endHandler(_ -> end());
    request.exceptionHandler(_ -> isOver = true);
    request.resume();
  }

  void add(Buffer piece) {
    if (isOver) {
      return;
    }
    bytes.appendBuffer(piece);
    Optional<SlipwayException> fault = fault();
    isOver = fault.isPresent();
    fault.ifPresent(refused);
  }

  void end() {
    if (!isOver) {
      isOver = true;
      whole.accept(bytes.getBytes());
    }
  }

  private Optional<SlipwayException> fault() {
    long nanos = nanoTime.getAsLong() - began;
    if (bytes.length() > Bodies.MOST_BYTES) {
      return Optional.of(Bodies.tooLarge());
    }
    return Pace.DOCUMENT.isKept(nanos, bytes.length())
        ? Optional.empty()
        : Optional.of(Bodies.brokenOff(SteadyBody.tooSlow(bytes.length(), nanos)));
  }
}
