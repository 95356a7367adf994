// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The built-in owner's token, made at the first start and kept in a file that only the server's
 * user can read. In memory only its hash remains.
 */
final class AdminToken {
  static final String FILE = "admin-token";

  private final byte[] hash;

  private AdminToken(byte[] hash) {
    this.hash = hash;
  }

  /** Reads the token of the data directory, or makes one. */
  static AdminToken of(Path directory, SecureRandom random) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, "slipway_" + HexFormat.of().formatHex(bytes(random)));
      }
      return new AdminToken(sha256(Files.readString(file, US_ASCII).strip()));
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The administrator's token could not be kept in "
              + file
              + ": "
              + e.getMessage()
              + ". Check that the directory can be written by this user.",
          e);
    }
  }

  /**
   * Whole and durable before it has its name, so that a crash leaves either no token or a good one.
   */
  private static void write(Path file, String token) throws IOException {
    Path draft = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((token + "\n").getBytes(US_ASCII)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] bytes(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Compares in a time that does not depend on where the two differ. */
  boolean matches(String candidate) {
    return MessageDigest.isEqual(hash, sha256(candidate));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
