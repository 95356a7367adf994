// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import java.util.List;

/** A batch, with the texts of its writes where they were written beforehand. */
final class WrittenBatch {
  /** The texts of a larger one would take too much memory at once. */
  private static final int MOST_WRITES = 5_000;

  private final Batch batch;
  private final List<RunTexts> texts;

  private WrittenBatch(Batch batch, List<RunTexts> texts) {
    this.batch = batch;
    this.texts = texts;
  }

  static WrittenBatch of(Batch batch) {
    boolean isLarge = batch.writes().size() > MOST_WRITES;
    return new WrittenBatch(
        batch, isLarge ? List.of() : batch.writes().stream().map(RunTexts::of).toList());
  }

  Batch batch() {
    return batch;
  }

  /** Of the write in that place of the batch. */
  RunTexts texts(int place) {
    return texts.isEmpty() ? RunTexts.of(batch.writes().get(place)) : texts.get(place);
  }
}
