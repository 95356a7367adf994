// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/** Datasets as the first release writes them. */
final class DatasetForm {
  /** What the first release finds packed by its name; it would read others as they are. */
  private static final Pattern PACKED =
      Pattern.compile(".*\\.(bz2|xz|sz|lz4|zip)", Pattern.CASE_INSENSITIVE);

  private static final Json OVERWRITTEN = new Json("{\"write\":null,\"rebuild\":null}");

  private DatasetForm() {}

  /**
   * As it is where the first release can read it; otherwise less, so that it is seen to be lost.
   */
  static Json first(Json stored) {
    DatasetSpec spec = Documents.readStored(DatasetSpec.class, stored);
    return switch (spec) {
      case DatasetSpec.Managed managed when isKnown(managed) -> stored;
      case DatasetSpec.Managed _ -> Documents.merge(stored, OVERWRITTEN);
      case DatasetSpec.Inline inline ->
          Documents.write(new DatasetSpec.Managed(DatasetSpec.DEFAULT, inline.checks()));
      case DatasetSpec.External external when isKnown(external) -> stored;
      case DatasetSpec.External external ->
          Documents.write(
              new DatasetSpec.External(
                  external.connection(),
                  "",
                  Optional.empty(),
                  external.schema(),
                  external.checks()));
    };
  }

  private static boolean isKnown(DatasetSpec.Managed spec) {
    return spec.write().isEmpty() && spec.rebuild().isEmpty();
  }

  private static boolean isKnown(DatasetSpec.External spec) {
    return spec.format().filter(format -> !isKnown(format)).isEmpty()
        && !PACKED.matcher(spec.path()).matches();
  }

  private static boolean isKnown(Format format) {
    return switch (format) {
      case Format.Csv csv -> csv.skip() == 0 && csv.comment().isEmpty();
      case Format.JsonLines _, Format.Parquet _ -> true;
      case Format.Excel _, Format.Avro _, Format.Orc _ -> false;
    };
  }
}
