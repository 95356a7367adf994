// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors as ours. Its messages begin with the kind of error. */
final class Faults {
  private static final String TEMPORARY_LIMIT = "max_temp_directory_size";
  private static final Pattern KIND = Pattern.compile("^([A-Za-z ]+?) ?(?:Error|ERROR): ");

  /** Of the CSV reader, where no line ends within its buffer. */
  private static final String ENDLESS_LINE = "Parallel CSV Reader";

  private static final int MOST = 600;

  private Faults() {}

  static SlipwayException translate(SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher kind = KIND.matcher(message);
    String name = kind.find() ? kind.group(1) : "";
    return CsvFault.parse(message)
        .or(() -> JsonFault.parse(message))
        .map(fault -> new SlipwayException(ErrorCode.BAD_DATA, fault, e))
        .orElseGet(() -> new SlipwayException(code(name, message), sentence(name, message), e));
  }

  private static ErrorCode code(String kind, String message) {
    return switch (kind) {
      case "Out of Memory" ->
          isAboutDisk(message) ? ErrorCode.OUT_OF_DISK : ErrorCode.OUT_OF_MEMORY;
      case "INTERRUPT", "Interrupt" -> ErrorCode.CANCELLED;
      case "IO" -> message.contains("No space left") ? ErrorCode.OUT_OF_DISK : ErrorCode.BAD_DATA;
      case "Conversion", "Out of Range", "Invalid Input" -> ErrorCode.BAD_DATA;
      case "Not implemented" ->
          message.contains(ENDLESS_LINE) ? ErrorCode.BAD_DATA : ErrorCode.INVALID;
      case "INTERNAL", "Fatal", "FATAL", "" -> ErrorCode.INTERNAL;
      default -> ErrorCode.INVALID;
    };
  }

  private static boolean isAboutDisk(String message) {
    return message.contains(TEMPORARY_LIMIT) || message.contains("No space left");
  }

  private static String sentence(String kind, String message) {
    String said = ended(Text.visible(firstParagraph(message), MOST));
    if (message.contains(ENDLESS_LINE)) {
      return "A CSV file has a line of more than 32 MB, which is longer than any table's. Give the file's"
          + " delimiter and quote, or break its lines. DuckDB said: "
          + said;
    }
    return switch (code(kind, message)) {
      case OUT_OF_DISK ->
          (message.contains(TEMPORARY_LIMIT)
                  ? "The work needed more disk for temporary files than it may use. Raise the limit, free disk"
                      + " space, or give it less data. DuckDB said: "
                  : "The disk is full, so that the output or temporary files could not be written. Make room"
                      + " and build again. DuckDB said: ")
              + said;
      case OUT_OF_MEMORY ->
          "The work needed more memory than it may use, and could not go on with temporary files. Raise the"
              + " memory limit or give it less data. DuckDB said: "
              + said;
      case CANCELLED -> "The task was cancelled.";
      case BAD_DATA -> "The data could not be processed. DuckDB said: " + said;
      case INTERNAL -> "DuckDB failed: " + said;
      default -> "The SQL was refused. DuckDB said: " + said;
    };
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("…") ? sentence : sentence + ".";
  }

  /** What follows are hints for those who have DuckDB before them, or a picture of the SQL. */
  private static String firstParagraph(String message) {
    int end = message.indexOf("\n\n");
    return (end < 0 ? message : message.substring(0, end)).replaceAll("\\s*\\n\\s*", " ");
  }
}
