// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Fingerprints;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Tips;
import java.util.Map;
import java.util.Optional;

/** Versions of datasets, as fingerprints hold them. */
final class Versions {
  private final Tips tips;
  private final ExternalTables files;

  Versions(Tips tips, ExternalTables files) {
    this.tips = tips;
    this.files = files;
  }

  /** The version now; empty if there is no table or file, or it cannot be seen at the moment. */
  Optional<String> now(Caller caller, Resource<DatasetSpec> dataset) {
    return switch (dataset.spec()) {
      case DatasetSpec.Managed managed -> published(dataset.uid());
      case DatasetSpec.External external -> listed(caller, dataset);
      case DatasetSpec.Inline inline -> Optional.of(of(dataset, InlineRows.scan(inline)));
    };
  }

  Optional<String> published(Uid dataset) {
    return tips.pointer(Pointer.Key.published(dataset)).map(p -> Long.toString(p.snapshot()));
  }

  private Optional<String> listed(Caller caller, Resource<DatasetSpec> dataset) {
    try {
      return Optional.of(of(dataset, files.scan(caller, dataset)));
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.NOT_FOUND || e.code().retryable()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The version of what a scan reads; how files are read is part of it. */
  static String of(Resource<DatasetSpec> dataset, Scan scan) {
    return switch (dataset.spec()) {
      case DatasetSpec.Managed managed -> scan.version();
      case DatasetSpec.External _, DatasetSpec.Inline _ ->
          Fingerprints.of(
              Map.of(
                  "files", scan.version(),
                  "format", Documents.write(scan.format()).text(),
                  "columns", columns(scan)));
    };
  }

  private static String columns(Scan scan) {
    return String.join(
        ",", scan.schema().columns().stream().map(c -> c.name() + ":" + c.type()).toList());
  }
}
