// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A text with variables, {@code ${x}} for a value and {@code ${x:identifier}} for a name, as the
 * parser reads it: each is replaced by a token of the same length, so that places stay what they
 * are, and what it is set to never becomes text that is parsed. In comments they mean nothing; in
 * quotes they are refused, for a value needs none.
 */
public final class Template {
  /** Begins the name that stands in for a variable's; of no other text that is read. */
  private static final char MARK = '\uE000';

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]{0,62})(:identifier)?\\}");

  private final String text;
  private final StringBuilder parsed;
  private final Map<Integer, String> values = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  private Template(String text) {
    this.text = text;
    this.parsed = new StringBuilder(text);
  }

  /**
   * @throws SlipwayException {@code INVALID} with the place of a variable that cannot be read
   */
  public static Template of(String text) {
    Template template = new Template(text);
    if (text.indexOf(MARK) >= 0) {
      throw template.fault(text.indexOf(MARK), "The character U+E000 is not read");
    }
    if (text.contains("${")) {
      template.scan();
    }
    return template;
  }

  private void scan() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        at = quoted(at, c);
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        at = after(text.indexOf('\n', at), 1);
      } else if (text.startsWith("/*", at)) {
        at = after(text.indexOf("*/", at + 2), 2);
      } else if (text.startsWith("${", at)) {
        at = variable(at);
      } else {
        at++;
      }
    }
  }

  /** A doubled quote ends one text and begins the next, which comes to the same. */
  private int quoted(int start, char quote) {
    int end = after(text.indexOf(quote, start + 1), 1);
    int inside = text.indexOf("${", start);
    if (inside >= 0 && inside < end) {
      throw fault(
          inside,
          "A variable cannot stand within quotes: it is a value of its own. Write ${x} without"
              + " them, and join texts with ||");
    }
    return end;
  }

  private int after(int found, int length) {
    return found < 0 ? text.length() : found + length;
  }

  private int variable(int at) {
    Matcher matcher = VARIABLE.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw fault(at, "A variable is written ${name} or ${name:identifier}");
    }
    String name = matcher.group(1);
    int length = matcher.end() - at;
    if (matcher.group(2) == null) {
      values.put(at, name);
      parsed.replace(at, matcher.end(), "?" + " ".repeat(length - 1));
    } else {
      String token = MARK + "x".repeat(length - 3 - digits()) + names.size();
      names.put(token, name);
      parsed.replace(at, matcher.end(), '"' + token + '"');
    }
    return matcher.end();
  }

  private int digits() {
    return String.valueOf(names.size()).length();
  }

  /**
   * Lets the parser read a name in the place of a part, whose variables are then no longer here.
   */
  void replace(int start, int end, String name) {
    String part = parsed.substring(start, end);
    values.keySet().removeIf(at -> at >= start && at < end);
    names.keySet().removeIf(part::contains);
    String token = '"' + name + '"';
    parsed.replace(start, end, token + " ".repeat(Math.max(0, part.length() - token.length())));
  }

  /** What the parser reads. */
  public String parsed() {
    return parsed.toString();
  }

  public String text() {
    return text;
  }

  /** The variable whose value stands at a place. */
  public Optional<String> valueAt(SqlParserPos place) {
    return Optional.ofNullable(values.get(index(place)));
  }

  /** The variable of which a part of an identifier is the value. */
  public Optional<String> nameFor(String part) {
    return Optional.ofNullable(names.get(part));
  }

  /** How many variables there are, each as often as it occurs. */
  public int size() {
    return values.size() + names.size();
  }

  private int index(SqlParserPos place) {
    return lineStart(text, place.getLineNum()) + place.getColumnNum() - 1;
  }

  /** Where a line begins, counted from 1. */
  static int lineStart(String text, int number) {
    int line = 1;
    int index = 0;
    while (line < number && index < text.length()) {
      char c = text.charAt(index++);
      boolean pair = c == '\r' && index < text.length() && text.charAt(index) == '\n';
      if (!pair && (c == '\n' || c == '\r')) {
        line++;
      }
    }
    return index;
  }

  private SlipwayException fault(int index, String what) {
    String before = text.substring(0, index);
    int line = (int) before.lines().count() + (before.endsWith("\n") || index == 0 ? 1 : 0);
    int column = index - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    return Parsing.fault(text, new SqlParserPos(Math.max(line, 1), column), what);
  }

  /** A sentence about a name that stands for nothing. */
  public static String unknown(String name) {
    return "There is no variable '" + Text.visible(name, 80) + "'";
  }
}
