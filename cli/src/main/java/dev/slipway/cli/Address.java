// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a server is and what opens it. A server writes both into its data directory: {@code
 * server.json} while it runs, and the admin token once.
 *
 * @param certificate the fingerprint by which its certificate is known, where the server says it
 */
record Address(URI url, String token, Optional<String> certificate) {
  /** A server whose certificate, if any, an authority vouches for. */
  Address(URI url, String token) {
    this(url, token, Optional.empty());
  }

  /** What a running server says about itself in its data directory. */
  record Running(String url, long pid, Optional<String> certificate) {}

  /**
   * @throws SlipwayException {@code UNAVAILABLE} if no server runs on the directory, {@code
   *     FORBIDDEN} if its token may not be read
   */
  static Address of(Path data) {
    return of(data, running(data).orElseThrow(() -> none(data)).url());
  }

  /** That server, with the token of the data directory where there is one. */
  static Address of(Path data, String url) {
    Optional<Running> own = running(data).filter(running -> running.url().equals(url));
    URI found = parsed(url);
    Optional<String> token = read(tokenFile(data, found));
    if (token.isEmpty() && (own.isPresent() || isHere(found))) {
      token = read(data.resolve("admin-token"));
    }
    return new Address(found, token.orElse("").strip(), own.flatMap(Running::certificate));
  }

  /** Where {@code slipway login} keeps what opens a server. */
  static Path tokenFile(Path data, URI url) {
    return data.resolve("logins").resolve(url.getHost() + "-" + url.getPort());
  }

  /** The administrator's token of this machine is for no other. */
  private static boolean isHere(URI url) {
    return List.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
  }

  private static URI parsed(String url) {
    try {
      URI found = new URI(url);
      if (found.getHost() != null && found.getScheme() != null) {
        return found;
      }
    } catch (URISyntaxException e) {
      throw noAddress(url, e);
    }
    throw noAddress(url, new IllegalArgumentException("It has no scheme or no host."));
  }

  private static SlipwayException noAddress(String url, Exception why) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "'"
            + Text.visible(url, 80)
            + "' is no address of a server; write one like http://127.0.0.1:7171.",
        why);
  }

  /** What the server of the directory wrote when it started; it may have been killed since. */
  static Optional<Running> running(Path data) {
    return read(data.resolve("server.json"))
        .map(text -> Documents.readStored(Running.class, new Json(text)));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "Cannot read "
              + file
              + ": "
              + e.getMessage()
              + ". Run the command as the user who started the server.",
          e);
    }
  }

  private static SlipwayException none(Path data) {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "No server runs on the data directory "
            + data
            + ". Start one with `slipway server --data "
            + data
            + "`, or say with --data or --server which one you mean.");
  }

  @Override
  public String toString() {
    return url + " with <token>";
  }
}
