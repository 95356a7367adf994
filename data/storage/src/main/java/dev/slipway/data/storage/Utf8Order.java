// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of names that all stores share: by their UTF-8 bytes, as object stores of clouds do.
 */
final class Utf8Order {
  static final Comparator<String> OF_TEXT =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private Utf8Order() {}
}
