// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of a swarm's clients: it keeps its connection for as long as the server does, and makes
 * another one for its next request where it does not.
 */
final class SwarmClient implements AutoCloseable {
  /** Instead of a status, where a connection ended before its answer was whole. */
  static final int BROKEN_OFF = 0;

  private static final Ask NOTHING = new Ask("", ByteBuffer.allocate(0));

  private final InetSocketAddress server;
  private final Selector selector;
  private final int number;
  private final Reply reply = new Reply();
  private Optional<SocketChannel> connection = Optional.empty();
  private Ask ask = NOTHING;
  private ByteBuffer out = NOTHING.bytes();
  private boolean isWaiting;
  private long sent;

  /** When it sends again, if it rests. */
  private long sendAt;

  SwarmClient(InetSocketAddress server, Selector selector, int number) {
    this.server = server;
    this.selector = selector;
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Of its last request. */
  String kind() {
    return ask.kind();
  }

  long sent() {
    return sent;
  }

  long sendAt() {
    return sendAt;
  }

  void restUntil(long time) {
    sendAt = time;
  }

  /**
   * Begins a request, over a new connection if there is none; the time of that is its time, too.
   */
  void send(Ask next) throws IOException {
    ask = next;
    out = next.bytes().duplicate();
    reply.clear();
    isWaiting = true;
    sent = System.nanoTime();
    if (connection.isPresent()) {
      tryWriting(connection.get());
    } else {
      connect();
    }
  }

  /** Connects ahead of the first request. */
  void connect() throws IOException {
    SocketChannel channel = SocketChannel.open();
    connection = Optional.of(channel);
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean isDone = channel.connect(server);
    channel.register(selector, isDone ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    if (isDone) {
      tryWriting(channel);
    }
  }

  /**
   * Goes on with what its connection is ready for.
   *
   * @return the status of an answer that is whole now, or {@link #BROKEN_OFF}
   */
  OptionalInt goOn(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    boolean isWhole;
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        write(channel);
        return OptionalInt.empty();
      }
      if (key.isWritable()) {
        write(channel);
      }
      isWhole = key.isReadable() && reply.read(channel);
    } catch (IOException e) {
      return breakOff();
    }
    if (!isWhole) {
      return OptionalInt.empty();
    }
    isWaiting = false;
    if (reply.isLast()) {
      close();
    }
    return OptionalInt.of(reply.status());
  }

  /** Nothing is lost where nothing was asked. */
  private OptionalInt breakOff() throws IOException {
    boolean lost = isWaiting;
    isWaiting = false;
    close();
    return lost ? OptionalInt.of(BROKEN_OFF) : OptionalInt.empty();
  }

  /** What cannot be written shows as soon as its end is read. */
  private void tryWriting(SocketChannel channel) {
    try {
      write(channel);
    } catch (IOException e) {
      channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
    }
  }

  private void write(SocketChannel channel) throws IOException {
    SelectionKey key = channel.keyFor(selector);
    if (channel.isConnected() && out.hasRemaining()) {
      channel.write(out);
      key.interestOps(
          out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
  }

  @Override
  public void close() throws IOException {
    if (connection.isPresent()) {
      connection.get().close();
      connection = Optional.empty();
    }
  }
}
