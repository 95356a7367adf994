// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What has not been read of a request that nobody works on. It stands between the answer and the
 * next request on the connection: where it is short, reading it off costs less than a connection
 * made anew, and a server that sends requests away has no time for either.
 */
final class Remainder {
  /** A declared length up to which a body is read off. */
  static final long SHORT = 1 << 16;

  private static final long PATIENCE_MILLIS = 1000;

  private Remainder() {}

  /**
   * Reads off what is short, and waits a second at most for it.
   *
   * @param then told, once and in the request's loop, whether all has been read: only then may
   *     another request come on the connection. Not called where the connection ends first.
   */
  static void readOff(Vertx vertx, HttpServerRequest request, Consumer<Boolean> then) {
    if (!isShort(request)) {
      then.accept(false);
      return;
    }
    request.resume();
    if (request.isEnded()) {
      then.accept(true);
      return;
    }
    AtomicBoolean isOver = new AtomicBoolean();
    long timer =
        vertx.setTimer(
            PATIENCE_MILLIS,
            _ -> {
              if (isOver.compareAndSet(false, true)) {
                then.accept(false);
              }
            });
    request
        .end()
        .onComplete(end -> {
          vertx.cancelTimer(timer);
          if (isOver.compareAndSet(false, true) && end.succeeded()) {
            then.accept(true);
          }
        });
  }

  /** A body that waits to be asked for may never come, and one in chunks has any length. */
  private static boolean isShort(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && !request.headers().contains(HttpHeaders.EXPECT)
        && (length == null || isShort(length));
  }

  static boolean isShort(String length) {
    return length.length() <= Long.toString(SHORT).length()
        && length.chars().allMatch(c -> c >= '0' && c <= '9')
        && !length.isEmpty()
        && Long.parseLong(length) <= SHORT;
  }
}
