// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Text;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads file and line out of DuckDB's errors on JSON files. */
final class JsonFault {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?s)JSON.*? in file \"(.*?)\".*? in (?:line|record/value|line/record/value) (\\d+): (.*)");
  private static final int MOST = 200;

  private JsonFault() {}

  static Optional<String> parse(String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return Optional.empty();
    }
    // Of malformed lines DuckDB tells the number of the next one.
    long line = Long.parseLong(place.group(2)) - (message.contains("Malformed JSON") ? 1 : 0);
    String detail = place.group(3).lines().findFirst().orElse("").strip();
    return Optional.of(
        "Line "
            + line
            + " of the file "
            + Path.of(place.group(1)).getFileName()
            + " is not the JSON that was expected: "
            + Text.visible(detail, MOST)
            + " Correct the line, or the declared type of the column.");
  }
}
