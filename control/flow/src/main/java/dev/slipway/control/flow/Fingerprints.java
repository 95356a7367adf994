// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Hashes over the parts that a dataset was made of, and their differences in words. */
public final class Fingerprints {
  /** The rendered plan or script, and which input it calls by which name. */
  public static final String DEFINITION = "definition";

  public static final String ENGINE = "engine";
  public static final String RENDERER = "renderer";
  public static final String ENVIRONMENT = "environment";

  /** There if the result may differ although nothing changed. */
  public static final String VOLATILE = "volatile";

  private static final String INPUT = "input:";
  private static final String VARIABLE = "variable:";
  private static final Set<String> UPGRADES = Set.of(ENGINE, RENDERER, ENVIRONMENT);

  private Fingerprints() {}

  /** The name of the part that holds an input's version. */
  public static String input(Uid dataset) {
    return INPUT + dataset.value();
  }

  /** The name of the part that holds a variable's value, of which the rendered plan is made too. */
  public static String variable(Name name) {
    return VARIABLE + name.key();
  }

  /** SHA-256 in lower-case hexadecimal over the parts by name, each with its length before it. */
  public static String of(Map<String, String> parts) {
    MessageDigest digest = sha256();
    for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
      add(digest, part.getKey());
      add(digest, part.getValue());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether what differs is at most engine, renderer and environment; also if nothing does. */
  public static boolean differOnlyByUpgrade(Map<String, String> before, Map<String, String> now) {
    return UPGRADES.containsAll(changed(before, now));
  }

  /**
   * What changed, as a sentence without its full stop, such as "input 'flights' changed and the
   * recipe's definition changed"; "nothing changed" if nothing did.
   */
  public static String difference(
      Map<String, String> before, Map<String, String> now, Function<Uid, String> nameOf) {
    List<String> said = new ArrayList<>();
    Set<String> changed = changed(before, now);
    boolean otherValue = changed.stream().anyMatch(part -> isValue(part, before, now));
    for (String part : changed) {
      if (part.startsWith(INPUT)) {
        said.add(inputChange(part, before, now, nameOf));
      } else if (isValue(part, before, now)) {
        said.add("variable '" + part.substring(VARIABLE.length()) + "' changed");
      } else if (!part.startsWith(VARIABLE) && !(part.equals(DEFINITION) && otherValue)) {
        said.add(change(part));
      }
    }
    return said.isEmpty() ? "nothing changed" : String.join(" and ", said);
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
    return names;
  }

  /** Whether a part is a variable with another value, by which the rendered plan changes too. */
  private static boolean isValue(String part, Map<String, String> before, Map<String, String> now) {
    return part.startsWith(VARIABLE) && before.containsKey(part) && now.containsKey(part);
  }

  private static String change(String part) {
    return part.equals(DEFINITION) ? "the recipe's definition changed" : "the " + part + " changed";
  }

  private static String inputChange(
      String part,
      Map<String, String> before,
      Map<String, String> now,
      Function<Uid, String> nameOf) {
    Uid dataset = new Uid(part.substring(INPUT.length()));
    if (!now.containsKey(part)) {
      return "an input was taken away";
    }
    return "input '"
        + nameOf.apply(dataset)
        + (before.containsKey(part) ? "' changed" : "' was added");
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
