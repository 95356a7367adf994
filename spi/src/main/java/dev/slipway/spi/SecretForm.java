// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Secret;

/**
 * What stands where a spec has a secret. As text: {@code env:NAME}, {@code file:/path}, {@code
 * vault:3} for what the vault keeps, and anything else is the secret itself; one that begins like
 * the others is written {@code text:env:…}. Stored specs hold the first three only.
 */
public sealed interface SecretForm {
  /** The secret itself, on its way to the vault. */
  record Given(Secret secret) implements SecretForm {}

  /**
   * A secret that the vault keeps. It stands for itself in a spec that was read and is written
   * back, and opens nothing anywhere else.
   *
   * @param version counts how often it was set
   */
  record Kept(String version) implements SecretForm {
    public static Kept of(long version) {
      return new Kept(Long.toString(version));
    }
  }

  /** An environment variable of the server. */
  record Environment(String name) implements SecretForm {}

  /** The content of a file that the server can read, without its last line break. */
  record File(String path) implements SecretForm {}

  String ENVIRONMENT = "env:";
  String FILE = "file:";
  String VAULT = "vault:";
  String TEXT = "text:";

  static SecretForm read(String written) {
    if (written.startsWith(ENVIRONMENT)) {
      return new Environment(written.substring(ENVIRONMENT.length()));
    } else if (written.startsWith(FILE)) {
      return new File(written.substring(FILE.length()));
    } else if (written.startsWith(VAULT)) {
      return new Kept(written.substring(VAULT.length()));
    } else if (written.startsWith(TEXT)) {
      return new Given(Secret.of(written.substring(TEXT.length())));
    }
    return new Given(Secret.of(written));
  }

  /** The text of a form that may be stored. */
  static String write(SecretForm form) {
    return switch (form) {
      case Environment(String name) -> ENVIRONMENT + name;
      case File(String path) -> FILE + path;
      case Kept(String version) -> VAULT + version;
      case Given _ -> throw new IllegalArgumentException("A secret itself is not written.");
    };
  }
}
