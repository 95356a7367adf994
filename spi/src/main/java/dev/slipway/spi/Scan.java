// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import java.util.List;
import java.util.Map;

/**
 * What an engine has to read to see a table as of one version.
 *
 * @param schema the columns to read
 * @param fieldIds Iceberg field ids by path of the column ({@code a}, {@code a.x} in a struct,
 *     {@code a.element} of a list, {@code a.key} and {@code a.value} of a map); empty where the
 *     files have the columns by their names: external ones, and those of a build of this schema
 * @param exact whether the files are known to have these very columns in these types, as those of a
 *     build of this schema; others are converted as they are read
 * @param version what was read, as text: a snapshot id, or a hash over the files' versions
 */
public record Scan(
    Schema schema,
    Format format,
    Map<String, Integer> fieldIds,
    boolean exact,
    List<File> files,
    String version) {
  public Scan {
    fieldIds = Map.copyOf(fieldIds);
    files = List.copyOf(files);
  }

  /** What the address of a file begins with that lies in it, in base 64. */
  public static final String HELD = "data:application/octet-stream;base64,";

  /** Of files of which nothing more is known than what columns they are said to have. */
  public Scan(
      Schema schema,
      Format format,
      Map<String, Integer> fieldIds,
      List<File> files,
      String version) {
    this(schema, format, fieldIds, false, files, version);
  }

  /**
   * @param uri as {@link ObjectStore#uri} gives it; a small file may lie in it ({@link #HELD})
   * @param rows -1 where not known
   */
  public record File(String uri, long bytes, long rows) {}

  public long bytes() {
    return files.stream().mapToLong(File::bytes).sum();
  }
}
