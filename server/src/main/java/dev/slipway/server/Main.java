// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.SlipwayException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the command line, and opens the studio while the web framework starts. */
@QuarkusMain
public final class Main {
  private Main() {}

  /**
   * Exit codes: 1 where the server could not start, 2 where the command line was not understood.
   */
  public static void main(String[] arguments) {
    // Until the framework has set up its logging, every record of every level would be kept for it.
    Logger.getLogger("").setLevel(Level.WARNING);
    if (List.of(arguments).contains("--help")) {
      boolean admin = arguments[0].equals(BreakGlass.COMMAND);
      System.out.println(admin ? BreakGlass.USAGE : Settings.USAGE);
      return;
    }
    try {
      if (arguments.length > 0 && arguments[0].equals(BreakGlass.COMMAND)) {
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        System.out.println(new BreakGlass(new SecureRandom()).run(rest, machine()));
        return;
      }
      Settings settings = Settings.parse(List.of(arguments), machine());
      int port = Ports.claim(settings.host(), settings.port());
      Optional<ServerCertificate> certificate = ServerCertificate.of(settings);
      listen(settings.host(), port, certificate);
      ConnectionWatch.enable();
      Opening.begin(
          () -> Studio.open(settings, Announcement.Place.of(settings, port, certificate)));
      Quarkus.run(Serving.class, arguments);
    } catch (Settings.Refused e) {
      System.err.println(e.getMessage() + "\n\n" + Settings.USAGE);
      System.exit(2);
    } catch (SlipwayException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      // Threads that were started already would keep a server alive that serves nobody.
      explain(e);
      System.exit(1);
    }
  }

  static void explain(Throwable unforeseen) {
    System.err.println("The server could not start, for a reason that nobody foresaw:");
    unforeseen.printStackTrace();
  }

  /** Told to the web framework, which has not started yet. */
  private static void listen(String host, int port, Optional<ServerCertificate> certificate) {
    System.setProperty("quarkus.http.host", host);
    if (certificate.isPresent()) {
      System.setProperty("quarkus.http.ssl-port", Integer.toString(port));
      System.setProperty("quarkus.http.insecure-requests", "disabled");
      certificate.get().settings().forEach(System::setProperty);
    } else {
      System.setProperty("quarkus.http.port", Integer.toString(port));
    }
  }

  private static Settings.Machine machine() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 4L << 30;
    return new Settings.Machine(
        Path.of(System.getProperty("user.home")),
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("slipway.worker.classpath", ""));
  }
}
