// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.spi.Launcher.State;
import dev.slipway.spi.Launcher.TaskHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The socket at which workers call, in a directory that only the server's user may enter. Whoever
 * calls says a hello with the id and token of a worker that is expected, or is hung up on.
 */
final class Reception {
  /**
   * What a socket's path may be long in the systems with the shortest limit, with room for its end.
   */
  private static final int MOST_PATH_BYTES = 100;

  private final ServerSocketChannel server;
  private final Path socket;
  private final ThreadFactory threads;
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();

  private Reception(ServerSocketChannel server, Path socket, ThreadFactory threads) {
    this.server = server;
    this.socket = socket;
    this.threads = threads;
  }

  static Reception open(Path home, ThreadFactory threads) {
    try {
      Path socket = directory(home).resolve("workers");
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      Reception reception = new Reception(server, socket, threads);
      threads.newThread(reception::receive).start();
      return reception;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(Path home) throws IOException {
    Path wanted = home.resolve("sockets").toAbsolutePath();
    if (wanted.toString().getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES - 10) {
      return Files.createTempDirectory("slipway-");
    }
    Files.createDirectories(home);
    if (!Files.isDirectory(wanted)) {
      Files.createDirectory(
          wanted,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return wanted;
  }

  Path socket() {
    return socket;
  }

  Expected expect(String worker, String token) {
    Expected one = new Expected(token, new CompletableFuture<>());
    expected.put(worker, one);
    return one;
  }

  void forget(String worker) {
    expected.remove(worker);
  }

  private void receive() {
    while (server.isOpen()) {
      try {
        SocketChannel caller = server.accept();
        threads.newThread(() -> greet(new FrameChannel(caller))).start();
      } catch (IOException e) {
        failAll(e);
      }
    }
  }

  private void failAll(IOException e) {
    expected.values().forEach(one -> one.arrived().completeExceptionally(e));
  }

  private void greet(FrameChannel channel) {
    try {
      Optional<Frame> first = channel.read();
      if (first.isPresent()
          && first.get() instanceof Frame.Hello hello
          && welcome(hello, channel)) {
        return;
      }
      channel.close();
    } catch (IOException | RuntimeException e) {
      hangUp(channel);
    }
  }

  private boolean welcome(Frame.Hello hello, FrameChannel channel) {
    Optional<Expected> caller =
        Optional.ofNullable(expected.get(hello.worker()))
            .filter(one -> one.isKnownBy(hello.token()));
    if (caller.isPresent() && hello.version() != Frame.VERSION) {
      caller
          .get()
          .arrived()
          .completeExceptionally(
              new IOException(
                  "it speaks version "
                      + hello.version()
                      + " of the protocol and this server speaks "
                      + Frame.VERSION
                      + ". Install worker and server of the same release."));
      return false;
    }
    return caller.isPresent() && caller.get().arrived().complete(new Arrived(hello, channel));
  }

  private static void hangUp(FrameChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.resolveSibling(".").normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    failAll(new IOException("the server is closing"));
  }

  record Arrived(Frame.Hello hello, FrameChannel channel) {}

  record Expected(String token, CompletableFuture<Arrived> arrived) {
    private static final long LOOK_MILLIS = 100;

    boolean isKnownBy(String other) {
      return MessageDigest.isEqual(
          token.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the hello, as long as the process runs. */
    Arrived await(Duration most, TaskHandle process) throws IOException, InterruptedException {
      for (long waited = 0; waited < most.toMillis(); waited += LOOK_MILLIS) {
        try {
          return arrived.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          requireRunning(process);
        } catch (ExecutionException e) {
          throw new IOException(
              e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
      }
      throw new IOException("it said nothing for " + most.toSeconds() + " s.");
    }

    private static void requireRunning(TaskHandle process) throws IOException {
      if (process.status().state() != State.RUNNING) {
        throw new IOException(
            "its process ended"
                + process.status().exitCode().map(c -> " with code " + c).orElse("")
                + ".");
      }
    }
  }
}
