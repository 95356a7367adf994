// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.SchemaDetector;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Ref;
import dev.slipway.spi.Engine;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.Scan;
import java.util.List;
import java.util.Optional;

/** Has an engine look at the first files of an external dataset. */
public final class Detector implements SchemaDetector {
  private static final int MOST_FILES = 8;

  private final ExternalTables files;
  private final Engine engine;
  private final Host host;

  public Detector(ExternalTables files, Engine engine, Host host) {
    this.files = files;
    this.engine = engine;
    this.host = host;
  }

  @Override
  public DatasetSpec.External detect(Caller caller, Ref dataset, DatasetSpec.External spec) {
    boolean hasColumns = !spec.schema().columns().isEmpty();
    if (hasColumns && spec.format().isPresent()) {
      return spec;
    }
    List<Scan.File> some = files.files(caller, spec).stream().limit(MOST_FILES).toList();
    String id = "detect-" + host.nextUid();
    Engine.Detected found =
        engine.detect(
            new Engine.DetectTask(id, some, spec.format(), host.limits()), Engine.Listener.NONE);
    return new DatasetSpec.External(
        spec.connection(),
        spec.path(),
        Optional.of(spec.format().orElse(found.format())),
        hasColumns ? spec.schema() : found.schema(),
        spec.checks());
  }
}
