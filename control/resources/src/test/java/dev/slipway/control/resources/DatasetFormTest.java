// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.Cell;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Datasets beside servers of the release that knew CSV, JSON lines and Parquet alone. */
class DatasetFormTest {
  private static final StoredForm FORM = new StoredForm(new DatasetKind());

  @Test
  void isTheSameInBothFormsWhereTheFirstReleaseCanReadIt() {
    for (DatasetSpec spec :
        List.of(
            new DatasetSpec.Managed("", List.of()),
            external("a.csv", Format.Csv.standard()),
            external("a.parquet", new Format.Parquet()))) {
      Resource<Json> dataset = dataset(spec);

      Resource<Json> earlier = FORM.in(dataset, 1);

      assertThat(earlier.specVersion()).isEqualTo(1);
      assertThat(earlier.spec()).isEqualTo(dataset.spec());
      assertThat(FORM.today(earlier)).isEqualTo(dataset);
    }
  }

  @Test
  void isWithheldFromServersThatCouldNotReadIt() {
    for (DatasetSpec spec :
        List.of(
            new DatasetSpec.Inline(
                new Schema(List.of(Column.of("a", Primitive.STRING))),
                List.of(List.of(Cell.of("x"))),
                List.of()),
            external("a.xlsx", Format.Excel.standard()),
            external("a.avro", new Format.Avro()),
            external("a.orc", new Format.Orc()),
            external("a.csv.bz2", Format.Csv.standard()),
            external(
                "a.csv", new Format.Csv(",", "", "", true, "utf-8", List.of(), "", "", 3, "")))) {
      assertThatThrownBy(() -> FORM.in(dataset(spec), 1))
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
          .hasMessageContainingAll("dataset:p/d cannot be stored yet", "slipway upgrade finish");
      assertThat(FORM.in(dataset(spec), 2)).isEqualTo(dataset(spec));
    }
  }

  private static DatasetSpec external(String path, Format format) {
    return new DatasetSpec.External("disk", path, Optional.of(format), Schema.EMPTY, List.of());
  }

  private static Resource<Json> dataset(DatasetSpec spec) {
    Instant now = Instant.parse("2026-03-01T10:15:30Z");
    return new Resource<>(
        new Uid("01jd00000000000000000000an"),
        Ref.inProject(Kind.DATASET, new Name("p"), new Name("d")),
        2,
        1,
        1,
        Resource.Labels.ownedBy(new Name("ada")),
        Documents.write(spec),
        Json.EMPTY,
        now,
        now);
  }
}
