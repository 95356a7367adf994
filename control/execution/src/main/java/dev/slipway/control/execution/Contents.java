// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Condition;
import dev.slipway.spi.TableHistory;
import dev.slipway.spi.Tables.Prepared;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Map;

/** What managed datasets hold and held, and changes of that without a recipe. */
public final class Contents {
  private final Resources resources;
  private final TableHistory history;
  private final Commits commits;
  private final Host host;

  public Contents(Resources resources, TableHistory history, Commits commits, Host host) {
    this.resources = resources;
    this.history = history;
    this.commits = commits;
    this.host = host;
  }

  /** What the dataset has published, newest first. */
  public List<TableHistory.Version> versions(Caller caller, Ref dataset) {
    return history.versions(caller, managed(caller, dataset));
  }

  /**
   * Publishes the dataset without rows. Its recipe counts as not run, so that the next build makes
   * it anew.
   *
   * @return the snapshot that is published now
   * @throws SlipwayException {@code CONFLICT} if the dataset is write-protected, or was published
   *     meanwhile
   */
  public long clear(Caller caller, Ref dataset) {
    Resource<DatasetSpec> cleared = writable(caller, dataset);
    return publish(caller, cleared, history.cleared(caller, cleared), "clear");
  }

  /**
   * Publishes what the dataset held before. To builds it is out of date, whatever it is: a build
   * that comes by makes it anew unless it is explicit or write-protected.
   *
   * @return the snapshot that is published now
   * @throws SlipwayException {@code NOT_FOUND} if there is no such snapshot (any more), {@code
   *     CONFLICT} as for {@link #clear}
   */
  public long rollBack(Caller caller, Ref dataset, long snapshot) {
    Resource<DatasetSpec> back = writable(caller, dataset);
    return publish(caller, back, history.rolledBack(caller, back, snapshot), "roll-back");
  }

  private long publish(
      Caller caller, Resource<DatasetSpec> dataset, Prepared prepared, String action) {
    AuditEntry entry =
        AuditEntry.of(
            host.clock().instant(),
            caller,
            action,
            dataset,
            Documents.write(Map.of("snapshot", prepared.snapshot())));
    commits.commit(
        new Batch(
            host.nextUid(),
            caller,
            List.of(new Condition.GenerationIs(dataset.uid(), dataset.generation())),
            List.of(new Write.PutPointer(prepared.pointer()), new Write.Audit(entry))));
    return prepared.snapshot();
  }

  private Resource<DatasetSpec> writable(Caller caller, Ref dataset) {
    Resource<DatasetSpec> found = managed(caller, dataset);
    if (found.spec().rebuilds() == Rebuild.WRITE_PROTECTED) {
      throw new SlipwayException(
          ErrorCode.CONFLICT,
          "Dataset '"
              + dataset.name()
              + "' is write-protected, so that its content stays. Set 'rebuild' to something else"
              + " first.");
    }
    return found;
  }

  private Resource<DatasetSpec> managed(Caller caller, Ref dataset) {
    Resource<DatasetSpec> found = resources.dataset(caller, dataset);
    if (!(found.spec() instanceof DatasetSpec.Managed)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "Dataset '"
              + dataset.name()
              + "' is not managed by Slipway: what it holds is changed where it lies.");
    }
    return found;
  }
}
