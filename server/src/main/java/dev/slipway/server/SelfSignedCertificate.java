// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A certificate that the JDK's keytool makes once for a data directory, for the loopback names and
 * those of the settings. Browsers warn of it; whoever compares its fingerprint need not mind.
 */
final class SelfSignedCertificate {
  static final String ALIAS = "slipway";

  /** Asked for by the file's format; what protects the key is that only this user reads it. */
  static final String PASSWORD = "slipway";

  private static final String DIRECTORY = "tls";
  private static final int DAYS = 825;

  private SelfSignedCertificate() {}

  /** The key store of the data directory, made if there is none. */
  static Path in(Path data, List<String> names) {
    Path file = data.resolve(DIRECTORY).resolve("self-signed.p12");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(data);
        if (!Files.exists(file.getParent())) {
          Files.createDirectory(
              file.getParent(),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        make(file, names);
      }
      return file;
    } catch (IOException e) {
      throw failed(file, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(file, "it was interrupted", e);
    }
  }

  /** Whole before it has its name. */
  private static void make(Path file, List<String> names) throws IOException, InterruptedException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Process keytool = new ProcessBuilder(command(draft, names)).redirectErrorStream(true).start();
    keytool.getOutputStream().close();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8).strip();
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> command(Path file, List<String> names) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        Integer.toString(DAYS),
        "-dname",
        "CN=Slipway",
        "-ext",
        "san=" + alternatives(names),
        "-storetype",
        "PKCS12",
        "-keystore",
        file.toString(),
        "-storepass",
        PASSWORD);
  }

  private static String alternatives(List<String> names) {
    return Stream.concat(
            Stream.of("dns:localhost", "ip:127.0.0.1", "ip:::1"),
            names.stream().filter(name -> name.matches("[A-Za-z].*")).map(name -> "dns:" + name))
        .collect(Collectors.joining(","));
  }

  private static SlipwayException failed(Path file, String why, Exception cause) {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "No certificate could be made in "
            + file
            + ": "
            + why
            + ". Make one yourself and give it with --tls-certificate and --tls-key.",
        cause);
  }
}
