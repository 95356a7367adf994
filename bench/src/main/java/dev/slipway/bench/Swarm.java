// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Many clients in one thread: each has a connection of its own and sends its next request as soon
 * as the last one is answered, or after a rest. One thread, because on two processors the clients
 * must not take the server's.
 */
final class Swarm implements AutoCloseable {
  private static final long MOST_SILENCE_NANOS = 30_000_000_000L;

  private final Random random = new Random(17);
  private final Selector selector;
  private final List<SwarmClient> clients = new ArrayList<>();

  /** What a client sends next; its kind groups the times. */
  record Ask(String kind, ByteBuffer bytes) {}

  /** Chooses requests; called in the swarm's thread. */
  interface Script {
    Ask next(int client);
  }

  /** How long a client rests after an answer of that status, on average. */
  interface Rest {
    Duration after(int status);
  }

  Swarm(URI server, int size) throws IOException {
    selector = Selector.open();
    InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
    for (int i = 0; i < size; i++) {
      SwarmClient client = new SwarmClient(address, selector, i);
      client.connect();
      clients.add(client);
    }
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
   * Lets all clients send until the time is over, and waits for the last answers. A connection that
   * ends instead of an answer counts as one of status {@link SwarmClient#BROKEN_OFF}.
   *
   * @param pause between an answer and the client's next request; none is as long as another, so
   *     that the clients do not march in step
   */
  Tally run(Duration time, Rest pause, Script script) throws IOException {
    Tally tally = new Tally(time);
    PriorityQueue<SwarmClient> resting =
        new PriorityQueue<>(Comparator.comparingLong(SwarmClient::sendAt));
    long from = System.nanoTime();
    long end = from + time.toNanos();
    for (SwarmClient client : clients) {
      rest(client, from, pause.after(200), resting);
    }
    long heard = from;
    int waiting = 0;
    while (waiting > 0 || !resting.isEmpty()) {
      long now = System.nanoTime();
      while (!resting.isEmpty() && (resting.peek().sendAt() <= now || now >= end)) {
        SwarmClient client = resting.remove();
        if (now < end) {
          client.send(script.next(client.number()));
          waiting++;
        }
      }
      select(resting);
      for (SelectionKey key : selector.selectedKeys()) {
        SwarmClient client = (SwarmClient) key.attachment();
        OptionalInt status = client.goOn(key);
        if (status.isPresent()) {
          heard = System.nanoTime();
          tally.add(client.kind(), status.getAsInt(), heard - client.sent(), heard <= end);
          waiting--;
          rest(client, heard, pause.after(status.getAsInt()), resting);
        }
      }
      selector.selectedKeys().clear();
      if (waiting > 0 && System.nanoTime() - heard > MOST_SILENCE_NANOS) {
        throw new IOException("the server has left " + waiting + " requests without an answer");
      }
    }
    return tally;
  }

  private void rest(
      SwarmClient client, long now, Duration pause, PriorityQueue<SwarmClient> resting) {
    client.restUntil(now + (long) (pause.toNanos() * (0.5 + random.nextDouble())));
    resting.add(client);
  }

  /**
   * Sends up to a millisecond late rather than look at the clock until then: that would take a
   * processor from the server.
   */
  private void select(PriorityQueue<SwarmClient> resting) throws IOException {
    SwarmClient next = resting.peek();
    long nanos = next == null ? Long.MAX_VALUE : next.sendAt() - System.nanoTime();
    if (nanos <= 0) {
      selector.selectNow();
    } else {
      selector.select(Math.clamp(nanos / 1_000_000, 1, 1_000));
    }
  }

  @Override
  public void close() throws IOException {
    for (SwarmClient client : clients) {
      client.close();
    }
    selector.close();
  }
}
