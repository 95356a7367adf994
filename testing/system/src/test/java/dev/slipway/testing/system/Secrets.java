// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Texts that must be found nowhere, and the places that were searched for them in every form. */
final class Secrets {
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();
  private int places;
  private long bytes;

  void add(String name, String secret) {
    Set<String> written = new LinkedHashSet<>();
    written.add(secret);
    written.add(URLEncoder.encode(secret, UTF_8));
    written.add(new StringBuilder(secret).reverse().toString());
    written.add(secret.replace("\"", "\\\"").replace("/", "\\/"));
    byte[] raw = secret.getBytes(UTF_8);
    written.add(HexFormat.of().formatHex(raw));
    written.add(HexFormat.of().withUpperCase().formatHex(raw));
    written.add(HexFormat.ofDelimiter(" ").formatHex(raw));
    // Within something longer, base64 looks different by where in a group of three it begins.
    for (int lead = 0; lead < 3; lead++) {
      byte[] shifted = new byte[lead + raw.length];
      System.arraycopy(raw, 0, shifted, lead, raw.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      String sure = encoded.substring(lead == 0 ? 0 : lead + 1, encoded.length() - 2);
      written.add(sure);
      written.add(sure.replace('+', '-').replace('/', '_'));
    }
    forms.put(name, written);
  }

  int count() {
    return forms.size();
  }

  /** Searches also as if it had no ends of lines, escaped or not. */
  void search(String place, String text) {
    places++;
    bytes += text.length();
    String joined = text.replaceAll("(\\\\r|\\\\n|\\\\u000[aAdD]|[\\r\\n])[ \\t]*", "");
    forms.forEach((name, written) -> {
      if (written.stream().anyMatch(form -> text.contains(form) || joined.contains(form))) {
        found.add(name + " in " + place);
      }
    });
  }

  void search(String place, byte[] content) {
    search(place, new String(content, ISO_8859_1));
  }

  List<String> found() {
    return List.copyOf(found);
  }

  String told() {
    return String.format(
        Locale.ROOT,
        "%d secrets in %d forms, %d places of %d kB searched, %d found",
        forms.size(),
        forms.values().stream().mapToInt(Set::size).sum(),
        places,
        bytes >> 10,
        found.size());
  }

  /** A text that nobody else has. */
  static String canary(String name) {
    return "canary-" + name + "/+ " + "x9Q".repeat(3) + IntStream.range(0, 8).sum() + "?ü&=Z";
  }
}
