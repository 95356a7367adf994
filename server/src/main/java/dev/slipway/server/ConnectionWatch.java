// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections on which the head of a request takes longer than half a minute, and takes no
 * further request on one that is to be closed. The framework closes idle ones only, and one that
 * sends a byte now and then is never idle; enough of those, and nobody else gets one. Netty finds
 * this class by {@code META-INF/services}, as nothing else reaches a connection before its first
 * request.
 */
public final class ConnectionWatch extends ChannelInitializerExtension {
  private static final AttributeKey<Watch> WATCH = AttributeKey.valueOf("slipway.head");
  private static final long SECONDS = 30;

  /** Lets Netty look for extensions; to be called before the first server is made. */
  static void enable() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    Watch watch = new Watch();
    channel.attr(WATCH).set(watch);
    channel.pipeline().addFirst(watch);
  }

  /**
   * The head of this request has come; what follows on its connection has its own pace. False where
   * the connection is to be closed, so that what looks like a request may be the body of the last.
   */
  static boolean takes(HttpServerRequest request) {
    Optional<Watch> watch = watch(request);
    watch.ifPresent(found -> found.arrived(request.version() == HttpVersion.HTTP_2));
    return watch.map(found -> !found.closing).orElse(true);
  }

  /** Nothing that follows this request on its connection is a request. */
  static void close(HttpServerRequest request) {
    watch(request).ifPresent(watch -> watch.closing = true);
  }

  /** The answer is out: another head may come. */
  static void answered(HttpServerRequest request) {
    watch(request).ifPresent(Watch::answered);
  }

  /** A request on this connection was sent away for so long; of HTTP/1, where none is beside it. */
  static void sendAway(HttpServerRequest request, Lane lane, Duration time) {
    if (request.version() != HttpVersion.HTTP_2) {
      watch(request)
          .ifPresent(watch ->
              watch.sentAway = Optional.of(new SentAway(lane, System.nanoTime() + time.toNanos())));
    }
  }

  /** How much too early this request is, if one before it on its connection was sent away. */
  static Duration tooEarly(HttpServerRequest request, Lane lane) {
    return watch(request)
        .flatMap(watch -> watch.sentAway)
        .filter(last -> last.lane() == lane)
        .map(last -> Duration.ofNanos(Math.max(0, last.until() - System.nanoTime())))
        .orElse(Duration.ZERO);
  }

  private record SentAway(Lane lane, long until) {}

  private static Optional<Watch> watch(HttpServerRequest request) {
    return request.connection() instanceof ConnectionBase connection
        ? Optional.ofNullable(connection.channel().attr(WATCH).get())
        : Optional.empty();
  }

  /** Of one connection, used by its event loop alone. */
  private static final class Watch extends ChannelInboundHandlerAdapter {
    private Optional<ScheduledFuture<?>> deadline = Optional.empty();
    private boolean inRequest;
    private boolean retired;
    private boolean closing;
    private Optional<SentAway> sentAway = Optional.empty();

    @Override
    public void channelActive(ChannelHandlerContext context) {
      await(context);
      context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (!inRequest && deadline.isEmpty()) {
        await(context);
      }
      context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      settle();
      context.fireChannelInactive();
    }

    private void await(ChannelHandlerContext context) {
      if (!retired) {
        ScheduledFuture<?> timer =
            context.executor().schedule(() -> hangUp(context), SECONDS, TimeUnit.SECONDS);
        deadline = Optional.of(timer);
      }
    }

    private static void hangUp(ChannelHandlerContext context) {
      var _ = context.close();
    }

    /** HTTP/2 mixes the frames of many requests, and has limits of its own in the framework. */
    void arrived(boolean mixed) {
      retired |= mixed;
      inRequest = true;
      settle();
    }

    void answered() {
      inRequest = false;
    }

    private void settle() {
      deadline.ifPresent(timer -> timer.cancel(false));
      deadline = Optional.empty();
    }
  }
}
