// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.Frame;
import dev.slipway.compute.worker.FrameChannel;
import dev.slipway.compute.worker.WorkerCommand;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Calls the server that started this process, does its tasks, and goes when the server is gone. */
public final class Main {
  /** DuckDB plans in the thread that asks, and dies where a wide or deep query needs more. */
  private static final long STACK_BYTES = 16L << 20;

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    WorkerCommand command = WorkerCommand.parse(arguments);
    String token = Files.readString(Path.of(System.getenv("SLIPWAY_TOKEN_FILE")));
    ThreadFactory threads = Thread.ofPlatform().daemon().stackSize(STACK_BYTES).factory();
    try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(command.socket()));
        FrameChannel channel = new FrameChannel(socket)) {
      Bench bench = new Bench(command.spill());
      channel.write(new Frame.Hello(Frame.VERSION, command.worker(), token, bench.engine()));
      new Session(channel, bench, idle -> WarmUp.run(idle, command.spill()))
          .run(threads, Executors.newSingleThreadScheduledExecutor(threads));
    } catch (ExceptionInInitializerError e) {
      Spill.remove(command.spill()); // which makes room for the sentence
      System.err.println(unloadable(e));
      Runtime.getRuntime().halt(1);
    } finally {
      Spill.remove(command.spill());
    }
    Runtime.getRuntime().halt(0);
  }

  /** DuckDB unpacks its native library when its classes are loaded; a full disk fails there. */
  private static String unloadable(Throwable e) {
    Throwable root = e;
    for (Throwable next = e; next != null; next = next.getCause()) {
      root = next;
    }
    return "DuckDB's library could not be unpacked and loaded ("
        + root.getMessage()
        + "); it needs 150 MB of the disk of the data directory. Make room there.";
  }
}
