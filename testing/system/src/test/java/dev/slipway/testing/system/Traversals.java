// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ways to write a path that leads out of where it begins, as decoders, file systems and people have
 * been seen to fall for: plain, encoded once and twice, overlong UTF-8, look-alike characters, NUL,
 * and the forms of Windows.
 */
final class Traversals {
  private static final List<String> UP =
      List.of(
          "..",
          "%2e%2e",
          ".%2e",
          "%2E.",
          "%252e%252e",
          "%c0%ae%c0%ae",
          "%e0%80%ae%e0%80%ae",
          "%f0%80%80%ae%f0%80%80%ae",
          "%uff0e%uff0e",
          "..;",
          "..%00",
          "..\u0000",
          "....",
          ".. ",
          "..\t",
          "..%0d%0a",
          "\u2025",
          "\u2024\u2024",
          "\uff0e\uff0e",
          ".\u200b.");
  private static final List<String> BETWEEN =
      List.of(
          "/", "\\", "%2f", "%5c", "%252f", "%c0%af", "//", "/./", "\u2215", "\uff0f", "\u29f8");
  private static final List<String> BEFORE =
      List.of("", "/", "a/", "./", "~/", "file:///", "C:\\", "\\\\?\\C:\\", "\\\\host\\share\\");
  private static final List<String> AIMS =
      List.of(
          "admin-token", "canary.txt", "etc/passwd", "canary.txt%00.csv", "canary.txt\u0000.csv");

  private Traversals() {}

  /** More than a thousand, always the same. */
  static Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    for (String up : UP) {
      for (String between : BETWEEN) {
        for (int depth = 1; depth <= 4; depth++) {
          int turn = all.size();
          all.add(
              BEFORE.get(turn % BEFORE.size())
                  + (up + between).repeat(depth == 4 ? 12 : depth)
                  + AIMS.get(turn % AIMS.size()));
        }
        all.add("a" + between + up + between + up + between + "admin-token");
      }
    }
    for (String before : BEFORE) {
      AIMS.forEach(aim -> all.add(before + aim));
    }
    all.addAll(
        List.of(
            "/proc/self/environ",
            "/dev/fd/0",
            "CON",
            "NUL.txt",
            "aux",
            "a:stream",
            "canary.txt::$DATA",
            "${projectKey}/../..",
            "$(id)",
            "`id`",
            "|id",
            "a\r\nSet-Cookie: x=1",
            "a%0d%0aSet-Cookie:%20x=1",
            "\ud800",
            ".",
            "..",
            "a".repeat(5000),
            "../".repeat(700) + "etc/passwd",
            "é".repeat(200)));
    return all;
  }

  /** A text as one segment of an address, each of its bytes encoded. */
  static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      out.append(String.format("%%%02x", b));
    }
    return out.toString();
  }

  /** A text within a JSON string. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
    return out.toString();
  }
}
