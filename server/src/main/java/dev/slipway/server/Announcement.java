// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file in the data directory that says where its server is. Of no consequence after a crash. */
final class Announcement {
  private static final String FILE = "server.json";

  private Announcement() {}

  /**
   * Where a server serves.
   *
   * @param certificate the fingerprint of its certificate, by which the command line knows it
   */
  record Place(String url, Optional<String> certificate) {
    static Place of(Settings settings, int port, Optional<ServerCertificate> certificate) {
      InetAddress address = InetAddress.ofLiteral(settings.host());
      String host =
          address.isAnyLocalAddress()
              ? "127.0.0.1"
              : address instanceof Inet6Address ? "[" + settings.host() + "]" : settings.host();
      String scheme = certificate.isPresent() ? "https://" : "http://";
      return new Place(scheme + host + ":" + port, certificate.map(ServerCertificate::fingerprint));
    }
  }

  private record Note(String url, long pid, Optional<String> certificate) {}

  static void write(Path directory, Place place) {
    try {
      Path draft = directory.resolve(FILE + ".new");
      Files.writeString(
          draft,
          Documents.write(new Note(place.url(), ProcessHandle.current().pid(), place.certificate()))
              .text());
      Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
