// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A path below a connection's root: segments joined by {@code /}, without a leading one. {@code ""}
 * is the root itself. Segments are opaque text (no percent decoding); {@code .}, {@code ..}, empty
 * ones, control characters and back slashes are refused, as are segments of more than 255 UTF-8
 * bytes.
 */
public record ObjectPath(String value) {
  public static final ObjectPath ROOT = new ObjectPath("");

  public ObjectPath {
    if (!value.isEmpty()) {
      for (String segment : value.split("/", -1)) {
        check(value, segment);
      }
    }
  }

  private static void check(String path, String segment) {
    String fault =
        segment.isEmpty()
            ? "a segment is empty"
            : segment.equals(".") || segment.equals("..")
                ? "'" + segment + "' leads elsewhere"
                : segment.getBytes(StandardCharsets.UTF_8).length > 255
                    ? "a segment is longer than 255 bytes"
                    : segment.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')
                        ? "it has a control character or a back slash"
                        : "";
    if (!fault.isEmpty()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(path, 150)
              + "' cannot be a path: "
              + fault
              + ". Give a path below the connection's root, such as raw/flights.csv.gz.");
    }
  }

  public ObjectPath child(String segments) {
    return new ObjectPath(value.isEmpty() ? segments : value + "/" + segments);
  }

  /** The last segment; "" of the root. */
  public String fileName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  public List<String> segments() {
    return value.isEmpty() ? List.of() : List.of(value.split("/"));
  }

  @Override
  public String toString() {
    return value;
  }
}
