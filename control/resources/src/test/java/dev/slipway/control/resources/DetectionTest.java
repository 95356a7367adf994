// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final String RAW =
      """
      kind: dataset
      project: nyc
      name: raw
      spec: {type: external, connection: files, path: raw.csv}
      """;

  private final Studio studio = Studio.withBase();

  @Test
  void fillsInFormatAndColumnsThatTheDraftLeavesOpen() {
    studio.apply(RAW);

    DatasetSpec.External stored = raw();
    assertThat(stored.format()).isPresent();
    assertThat(stored.schema().names()).containsExactly("found");
    assertThat(studio.detector.looked).containsExactly("raw.csv");
  }

  @Test
  void keepsWhatWasFoundWithoutLookingAgain() {
    studio.apply(RAW);

    Applied again = studio.apply(RAW).getFirst();

    assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(studio.detector.looked).hasSize(1);
  }

  @Test
  void keepsEditedColumnsThroughADraftWithoutThem() {
    studio.apply(RAW);
    studio.patch(
        Studio.dataset("raw"), "{\"spec\":{\"schema\":[{\"name\":\"mine\",\"type\":\"string\"}]}}");

    studio.apply(RAW);

    assertThat(raw().schema().names()).containsExactly("mine");
  }

  @Test
  void looksAgainWhenThePathOrTheFormatChanges() {
    studio.apply(RAW);

    studio.apply(RAW.replace("raw.csv", "other.csv"));
    studio.apply(RAW.replace("path: raw.csv", "path: other.csv, format: {type: csv, quote: ''}"));

    assertThat(studio.detector.looked).containsExactly("raw.csv", "other.csv", "other.csv");
  }

  @Test
  void looksAtNoFileOfADatasetThatDeclaresAll() {
    assertThat(studio.detector.looked).isEmpty();
  }

  @Test
  void looksAgainWhenAsked() {
    studio.apply(RAW);
    studio.patch(
        Studio.dataset("raw"), "{\"spec\":{\"schema\":[{\"name\":\"old\",\"type\":\"string\"}]}}");

    Applied detected = studio.resources.detect(OWNER, Studio.dataset("raw"));

    assertThat(detected.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(raw().schema().names()).containsExactly("found");
    assertThat(studio.resources.detect(OWNER, Studio.dataset("raw")).outcome())
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void detectsNothingInAManagedDataset() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.resources.detect(OWNER, Studio.dataset("late")));

    assertThat(refused).hasMessageContaining("its columns come from the recipe that makes it");
  }

  @Test
  void refusesADatasetWhoseFilesAreMissing() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.apply(RAW.replace("raw.csv", "missing.csv")));

    assertThat(refused).hasMessageContaining("There is no file missing.csv.");
  }

  @Test
  void asksForTheConnectionFirstWhereItsFilesMustBeLookedAt() {
    String set =
        """
        kind: connection
        name: fresh
        spec: {type: local, root: fresh}
        ---
        """
            + RAW.replace("connection: files", "connection: fresh");

    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> studio.apply(set));

    assertThat(refused)
        .hasMessageContaining("connection:fresh is saved in the same set")
        .hasMessageContaining("or declare 'format' and 'schema'");
    assertThat(studio.detector.looked).isEmpty();
  }

  private DatasetSpec.External raw() {
    return (DatasetSpec.External) studio.resources.dataset(OWNER, Studio.dataset("raw")).spec();
  }
}
