// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, key or token in plain text. It prints as {@code <…>}, has no form as a document, and
 * is compared in a time that does not depend on where two differ.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself, for whoever sends it to where it belongs. */
  public String reveal() {
    return text;
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  /** The same for all: a hash would tell of the text. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "<…>";
  }
}
