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
import java.util.List;

/**
 * Many clients in one thread: each has a connection of its own and sends its next request as soon
 * as the last one is answered. One thread, because on two processors the clients must not take the
 * server's.
 */
final class Swarm implements AutoCloseable {
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

  /** Lets all clients send until the time is over, and waits for the last answers. */
  Tally run(Duration time, Script script) throws IOException {
    Tally tally = new Tally();
    long from = System.nanoTime();
    long end = from + time.toNanos();
    int open = clients.size();
    for (Client client : clients) {
      client.channel.register(selector, SelectionKey.OP_READ, client);
      send(client, script.next(client.number));
    }
    while (open > 0) {
      if (selector.select(30_000) == 0) {
        throw new IOException("the server has left " + open + " requests without an answer");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        Client client = (Client) key.attachment();
        if (key.isWritable()) {
          write(client, key);
        }
        if (key.isReadable() && client.reply.read(client.channel)) {
          tally.add(client.ask.kind(), client.reply.status(), System.nanoTime() - client.sent);
          if (System.nanoTime() < end) {
            send(client, script.next(client.number));
          } else {
            key.interestOps(0);
            open--;
          }
        }
      }
      selector.selectedKeys().clear();
    }
    tally.took(System.nanoTime() - from);
    return tally;
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
