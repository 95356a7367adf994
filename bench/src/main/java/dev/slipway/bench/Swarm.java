// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Many clients in one thread: each has a connection of its own and sends its next request as soon
 * as the last one is answered. One thread, because on two processors the clients must not take the
 * server's.
 */
final class Swarm implements AutoCloseable {
  private static final long MOST_SILENCE_NANOS = 30_000_000_000L;

  private final Random random = new Random(17);
  private final Selector selector;
  private final List<Client> clients = new ArrayList<>();

  /** What a client sends next; its kind groups the times. */
  record Ask(String kind, ByteBuffer bytes) {}

  /** Chooses requests; called in the swarm's thread. */
  interface Script {
    Ask next(int client);
  }

  private static final class Client {
    private final int number;
    private final SocketChannel channel;
    private final Reply reply = new Reply();
    private Ask ask;
    private ByteBuffer out;
    private long sent;
    private long sendAt;

    private Client(int number, SocketChannel channel, Ask first) {
      this.number = number;
      this.channel = channel;
      this.ask = first;
      this.out = first.bytes().duplicate();
    }
  }

  Swarm(URI server, int size) throws IOException {
    selector = Selector.open();
    for (int i = 0; i < size; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      clients.add(new Client(i, channel, new Ask("", ByteBuffer.allocate(0))));
    }
  }

  /** How long a client rests after an answer of that status, on average. */
  interface Rest {
    Duration after(int status);
  }

  /** As {@link #run(Duration, Rest, Script)} without any rest. */
  Tally run(Duration time, Script script) throws IOException {
    return run(time, Duration.ZERO, script);
  }

  /** As {@link #run(Duration, Rest, Script)} with the same rest after each answer. */
  Tally run(Duration time, Duration pause, Script script) throws IOException {
    return run(time, _ -> pause, script);
  }

  /**
   * Lets all clients send until the time is over, and waits for the last answers.
   *
   * @param pause between an answer and the client's next request; none is as long as another, so
   *     that the clients do not march in step
   */
  Tally run(Duration time, Rest pause, Script script) throws IOException {
    Tally tally = new Tally();
    PriorityQueue<Client> resting = new PriorityQueue<>(Comparator.comparingLong(c -> c.sendAt));
    long from = System.nanoTime();
    long end = from + time.toNanos();
    for (Client client : clients) {
      client.channel.register(selector, SelectionKey.OP_READ, client);
      rest(client, from, pause.after(200), resting);
    }
    long heard = from;
    int waiting = 0;
    while (waiting > 0 || !resting.isEmpty()) {
      long now = System.nanoTime();
      while (!resting.isEmpty() && (resting.peek().sendAt <= now || now >= end)) {
        Client client = resting.remove();
        if (now < end) {
          send(client, script.next(client.number));
          waiting++;
        }
      }
      select(resting);
      for (SelectionKey key : selector.selectedKeys()) {
        Client client = (Client) key.attachment();
        heard = System.nanoTime();
        if (hasAnswer(client, key)) {
          tally.add(client.ask.kind(), client.reply.status(), heard - client.sent);
          waiting--;
          rest(client, heard, pause.after(client.reply.status()), resting);
        }
      }
      selector.selectedKeys().clear();
      if (waiting > 0 && System.nanoTime() - heard > MOST_SILENCE_NANOS) {
        throw new IOException("the server has left " + waiting + " requests without an answer");
      }
    }
    tally.took(System.nanoTime() - from);
    return tally;
  }

  private void rest(Client client, long now, Duration pause, PriorityQueue<Client> resting) {
    client.sendAt = now + (long) (pause.toNanos() * (0.5 + random.nextDouble()));
    resting.add(client);
  }

  private void select(PriorityQueue<Client> resting) throws IOException {
    Client next = resting.peek();
    long nanos = next == null ? Long.MAX_VALUE : next.sendAt - System.nanoTime();
    if (nanos < 1_000_000) {
      selector.selectNow();
    } else {
      selector.select(Math.min(1_000, nanos / 1_000_000));
    }
  }

  private static boolean hasAnswer(Client client, SelectionKey key) throws IOException {
    if (key.isWritable()) {
      write(client, key);
    }
    return key.isReadable() && client.reply.read(client.channel);
  }

  private void send(Client client, Ask ask) throws IOException {
    client.ask = ask;
    client.out = ask.bytes().duplicate();
    client.reply.clear();
    client.sent = System.nanoTime();
    write(client, client.channel.keyFor(selector));
  }

  private static void write(Client client, SelectionKey key) throws IOException {
    client.channel.write(client.out);
    key.interestOps(
        client.out.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  @Override
  public void close() throws IOException {
    for (Client client : clients) {
      client.channel.close();
    }
    selector.close();
  }
}
