// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/**
 * Text to syntax trees, in a grammar where nearly every word can be a column's name ({@code month},
 * {@code year}), and faults to sentences.
 */
public final class Parsing {
  public static final String DEEP =
      "The expression is nested too deeply to be read; divide it into several steps.";
  private static final int LONGEST = 100_000;
  private static final Pattern END = Pattern.compile(";\\s*$");
  private static final String NO_QUERY = "Non-query expression";
  private static final Pattern UNEXPECTED =
      Pattern.compile("Encountered \"([^\"]*(?:\"[^\" ][^\"]*\"[^\"]*)*)\" at");
  private static final Pattern KEYWORD =
      Pattern.compile("Incorrect syntax near the keyword '([^']*)'");
  private static final Set<String> KEYWORDS =
      Set.of(
          "date",
          "time",
          "timestamp",
          "left",
          "right",
          "row",
          "order",
          "group",
          "select",
          "from",
          "where",
          "case",
          "when",
          "then",
          "else",
          "and",
          "or",
          "not",
          "in",
          "is",
          "on");
  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(Grammar.INSTANCE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(255);

  private Parsing() {}

  public static SqlNode expression(Template template) {
    return parse(template.text(), template.parsed(), SqlParser::parseExpression);
  }

  /** One statement; the semicolon that many end one with means nothing. */
  public static SqlNode query(Template template) {
    return parse(
        template.text(), END.matcher(template.parsed()).replaceFirst(""), SqlParser::parseStmt);
  }

  private interface Entry {
    SqlNode parse(SqlParser parser) throws SqlParseException;
  }

  private static SqlNode parse(String text, String parsed, Entry entry) {
    if (text.isBlank()) {
      throw Faults.at("", "There is nothing here; write an SQL expression.");
    }
    if (text.length() > LONGEST) {
      throw Faults.at(
          "", "The text has " + text.length() + " characters; at most " + LONGEST + " are read.");
    }
    try {
      return entry.parse(SqlParser.create(parsed, CONFIG));
    } catch (SqlParseException e) {
      throw refused(text, e);
    }
  }

  private static SlipwayException refused(String text, SqlParseException e) {
    if (e.getCause() instanceof StackOverflowError) {
      return Faults.at("", DEEP);
    }
    String message = String.valueOf(e.getMessage());
    if (message.startsWith(NO_QUERY)) {
      return fault(text, e.getPos(), "Only a SELECT can stand here");
    }
    Matcher keyword = KEYWORD.matcher(message);
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (keyword.find()) {
      return fault(text, e.getPos(), keyword(keyword.group(1)));
    }
    String found = unexpected.find() ? unexpected.group(1).strip() : "";
    String first = found.split(" ", 2)[0];
    if (KEYWORDS.contains(first.toLowerCase(Locale.ROOT))) {
      return fault(text, e.getPos(), keyword(first));
    }
    if (found.endsWith("<EOF>")) {
      return fault(text, e.getPos(), "Something is missing at the end");
    }
    return fault(
        text,
        e.getPos(),
        first.isEmpty()
            ? message.lines().findFirst().orElse("This cannot be read")
            : "'" + Text.visible(first, 40) + "' was not expected here");
  }

  private static String keyword(String word) {
    return "'"
        + word
        + "' is a keyword and not expected here; write \""
        + word
        + "\" in double quotes if a column is meant";
  }

  public static SlipwayException fault(String text, SqlParserPos at, String what) {
    return fault(text, at, what, "");
  }

  /**
   * @param hint what follows the sentence, with a blank before it
   */
  public static SlipwayException fault(String text, SqlParserPos at, String what, String hint) {
    String place = " (line " + at.getLineNum() + ", column " + at.getColumnNum();
    return Faults.at("", what + place + " of '" + Text.visible(text, 120) + "')." + hint);
  }
}
