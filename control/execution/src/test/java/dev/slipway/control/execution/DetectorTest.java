// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.DatasetSpec.External;
import dev.slipway.model.Format;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Schema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final Ref REF = Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name("a"));
  private static final Schema SCHEMA =
      new Schema(List.of(Column.of("given", ColumnType.Primitive.STRING)));

  private final Studio studio = new Studio();
  private final Detector detector = new Detector(studio.files, studio.engine, studio.host);

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void findsWhatIsNotGiven() {
    studio.files.put("a.csv", "v1");

    External found = detect(Optional.empty(), Schema.EMPTY);

    assertThat(found.format()).contains(new Format.JsonLines());
    assertThat(found.schema().names()).containsExactly("found");
    assertThat(found.path()).isEqualTo("a.csv");
  }

  @Test
  void keepsWhatIsGiven() {
    studio.files.put("a.csv", "v1");

    assertThat(detect(Optional.of(new Format.Parquet()), Schema.EMPTY).format())
        .contains(new Format.Parquet());
    assertThat(detect(Optional.empty(), SCHEMA).schema()).isEqualTo(SCHEMA);
  }

  @Test
  void doesNotLookAtFilesOfWhichAllIsGiven() {
    assertThat(detect(Optional.of(new Format.Parquet()), SCHEMA).schema()).isEqualTo(SCHEMA);
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> detect(Optional.empty(), Schema.EMPTY))
        .hasMessage("There is no file at 'a.csv'.");
  }

  private External detect(Optional<Format> format, Schema schema) {
    return detector.detect(
        Studio.OWNER, REF, new External("disk", "a.csv", format, schema, List.of()));
  }
}
