// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.spi.Batch;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Position;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;

/**
 * A store whose resources read in today's form, and are written in the newest form that every
 * server knows which may be at work.
 */
final class UpcastStore extends DelegatingStore {
  private final ResourceStore resources;
  private final KindRegistry kinds;

  UpcastStore(Store store, KindRegistry kinds) {
    super(store);
    this.resources = new TodaysForm(store.resources(), kinds);
    this.kinds = kinds;
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }

  @Override
  public Position commit(Batch batch) {
    return super.commit(
        batch.writes().stream().anyMatch(write -> changed(write).isPresent())
            ? written(batch)
            : batch);
  }

  /** The form of what is put, if it ever changed. */
  private Optional<StoredForm> changed(Write write) {
    return write instanceof Write.PutResource put
        ? kinds.form(put.resource().ref().kind()).filter(StoredForm::hasSteps)
        : Optional.empty();
  }

  private Batch written(Batch batch) {
    int oldest = forms().state().oldest();
    List<Write> writes =
        batch.writes().stream()
            .map(write ->
                changed(write)
                    .map(form -> written((Write.PutResource) write, form, oldest))
                    .orElse(write))
            .toList();
    return new Batch(batch.id(), batch.by(), batch.conditions(), writes);
  }

  private static Write written(Write.PutResource put, StoredForm form, int oldest) {
    return new Write.PutResource(form.in(put.resource(), form.versionAt(oldest)));
  }
}
