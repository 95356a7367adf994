// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Passwords as Argon2id hashes, with the parameters of the <a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP
 * cheat sheet</a>: 19 MiB, two passes, one lane. A hash names its own parameters, so that they can
 * be raised later.
 */
final class Hashing {
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** So that logins cannot take the server's memory. */
  private static final int AT_A_TIME = 2;

  private static final long PATIENCE_SECONDS = 10;

  private final Semaphore room = new Semaphore(AT_A_TIME, true);
  private final RandomGenerator random;
  private final int kibibytes;
  private final int passes;
  private final String nobodys;

  private Hashing(RandomGenerator random, int kibibytes, int passes) {
    this.random = random;
    this.kibibytes = kibibytes;
    this.passes = passes;
    this.nobodys =
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(kibibytes, passes, "A".repeat(22), "A".repeat(43));
  }

  static Hashing standard(RandomGenerator random) {
    return new Hashing(random, KIBIBYTES, PASSES);
  }

  /** Costs next to nothing, and protects as little: for those who test what uses it. */
  static Hashing cheap(RandomGenerator random) {
    return new Hashing(random, 8, 1);
  }

  /** Of no password, to be compared with where there is none: as much work as any other. */
  String nobodys() {
    return nobodys;
  }

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return inTurn(() -> argon().hash(password.getBytes(UTF_8), salt).getResult());
  }

  /** The library keeps it, and so much memory, from the first use on: most servers have none. */
  private Argon2Function argon() {
    return Argon2Function.getInstance(kibibytes, passes, 1, HASH_BYTES, Argon2.ID);
  }

  boolean matches(String password, String hash) {
    return inTurn(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SlipwayException(
            ErrorCode.OVERLOADED,
            "Too many passwords are being checked at the moment. Try again in a few seconds.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE, "The check of a password was interrupted. Try again.", e);
    }
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
