// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who ends TLS, and with which certificate. */
sealed interface Tls {
  /** Nobody: plain HTTP, on the loopback address only. */
  record Off() implements Tls {}

  /** A proxy before this server, which speaks plain HTTP with it over a network that is trusted. */
  record Proxy() implements Tls {}

  /** This server, with a certificate that it makes for itself. */
  record SelfSigned() implements Tls {}

  /** This server, with these files in PEM form. */
  record Files(Path certificate, Path key) implements Tls {}

  /** What the settings ask for; adds to the problems what is wrong with them. */
  static Tls of(
      String host,
      String how,
      Optional<Path> certificate,
      Optional<Path> key,
      List<String> problems) {
    if (certificate.isPresent() != key.isPresent()) {
      problems.add("--tls-certificate and --tls-key need each other.");
    }
    Tls tls =
        certificate.isPresent() && key.isPresent()
            ? new Files(certificate.get(), key.get())
            : named(how, problems);
    if (tls instanceof Off && !isLoopback(host, problems)) {
      problems.add(
          "--host "
              + host
              + " can be reached by others, who would read tokens on the way: add --tls self-signed,"
              + " or --tls-certificate and --tls-key, or --tls proxy where a proxy ends TLS.");
    }
    return tls;
  }

  private static Tls named(String how, List<String> problems) {
    return switch (how) {
      case "" -> new Off();
      case "self-signed" -> new SelfSigned();
      case "proxy" -> new Proxy();
      default -> {
        problems.add("--tls is '" + how + "', expected self-signed or proxy.");
        yield new Off();
      }
    };
  }

  private static boolean isLoopback(String host, List<String> problems) {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      problems.add("--host is '" + host + "', expected an address such as 0.0.0.0.");
      return true;
    }
  }

  /** Whether what a browser sees is HTTPS. */
  default boolean isSeenByBrowsers() {
    return !(this instanceof Off);
  }
}
