// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Tables;
import java.util.Optional;

/** Datasets as what an engine reads, for those who may read them. */
final class Sources {
  private final Tables tables;
  private final ExternalTables files;
  private final Authorizer authorizer;

  Sources(Workshop workshop, Authorizer authorizer) {
    this.tables = workshop.tables();
    this.files = workshop.files();
    this.authorizer = authorizer;
  }

  /**
   * @throws SlipwayException {@code NOT_FOUND} if a managed dataset was never built or there are no
   *     files
   */
  Scan published(Caller caller, Uid project, Resource<DatasetSpec> dataset) {
    require(caller, Action.READ, project, dataset);
    return switch (dataset.spec()) {
      case DatasetSpec.External external -> files.scan(caller, dataset);
      case DatasetSpec.Inline inline -> InlineRows.scan(inline);
      case DatasetSpec.Managed managed ->
          tables
              .scan(caller, dataset, Pointer.PUBLISHED)
              .orElseThrow(() -> missing(dataset, "was never built; build it first."));
    };
  }

  /** What the last refused build of the dataset would have published. */
  Scan rejected(Caller caller, Uid project, Resource<DatasetSpec> dataset) {
    require(caller, Action.READ, project, dataset);
    return Optional.of(dataset.spec())
        .filter(DatasetSpec.Managed.class::isInstance)
        .flatMap(managed -> tables.scan(caller, dataset, Pointer.REJECTED))
        .orElseThrow(() -> missing(dataset, "has no output that a check refused."));
  }

  void require(Caller caller, Action action, Uid project, Resource<DatasetSpec> dataset) {
    authorizer.require(
        caller,
        action,
        new Authorizer.Target(Kind.DATASET, Optional.of(project), Optional.of(dataset.uid())));
  }

  void requireQuery(Caller caller, Uid project) {
    authorizer.require(
        caller,
        Action.QUERY,
        new Authorizer.Target(Kind.PROJECT, Optional.of(project), Optional.of(project)));
  }

  private static SlipwayException missing(Resource<DatasetSpec> dataset, String why) {
    return new SlipwayException(ErrorCode.NOT_FOUND, "Dataset '" + dataset.name() + "' " + why);
  }
}
