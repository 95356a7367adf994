// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Check;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.Group;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Order;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sort;
import dev.slipway.model.recipe.Sql;
import dev.slipway.model.recipe.Window;
import dev.slipway.spi.Engine;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.Position;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Uid UID = new Uid("01jkc0000000000000000000aa");

  static List<Object> values() {
    return List.of(
        new ProjectSpec(new Name("local"), true),
        new ProjectSpec(
            new Name("local"),
            false,
            List.of(),
            List.of(),
            Map.of(
                new Name("text"), new Variable.Text("5"),
                new Name("number"), new Variable.Numeric(new BigDecimal("-1.50")),
                new Name("large"), Variable.Numeric.of(100),
                new Name("truth"), new Variable.Truth(false),
                new Name("date"), new Variable.Date(LocalDate.of(2026, 1, 31)))),
        new ConnectionSpec("local", "data", "${projectKey}", Map.of("b", "2", "a", "1")),
        new DatasetSpec.Managed("", List.of(new Check.RowCount(1, 0, Check.Severity.WARN))),
        new DatasetSpec.External(
            "local",
            "raw/flights.csv",
            Optional.of(new Format.Csv(";", "", "\\", false, "latin-1", List.of("NA"), "", "%s")),
            new Schema(
                List.of(
                    Column.of("a", Primitive.INT64),
                    new Column("b", ColumnType.parse("list<decimal(4,2)>"), "B"))),
            List.of(
                new Check.NotNull(List.of("a"), Check.Severity.FAIL),
                new Check.Unique(List.of("a", "b"), Check.Severity.FAIL),
                new Check.Holds("a > 1", Check.Severity.WARN))),
        recipe(
            new Join(
                List.of(
                    new Join.With(
                        new Name("b"), Join.Type.LEFT, List.of(new Join.Condition("x", "y")))),
                List.of(new Join.Pick(new Name("b"), "z", "zz")))),
        recipe(
            new Group(
                List.of("carrier"),
                List.of(
                    new Group.Aggregate(
                        Group.Aggregate.Function.PERCENTILE, "delay", 0.9, "p90")))),
        recipe(
            new Window(
                List.of(),
                List.of(new Order("a", true)),
                List.of(new Window.Over(Window.Over.Function.ROW_NUMBER, "", 0, "n")))),
        recipe(new Prepare(List.of(new Prepare.Step("rename", new Json("{\"a\":[1.50,null]}"))))),
        recipe(new Filter("a is not null")),
        recipe(new Sort(List.of(), 10)),
        recipe(new Sql("select 1\nfrom a")),
        new BuildRequest(List.of(new Name("a")), BuildRequest.Mode.DOWNSTREAM),
        new Run(
            UID,
            "build",
            UID,
            Caller.SYSTEM,
            Optional.of(new Run.Owner(UID, 3)),
            RunState.RUNNING,
            Json.EMPTY,
            false,
            NOON,
            Optional.of(NOON),
            Optional.empty(),
            Optional.empty(),
            2),
        new ActivityResult(
            List.of(new ActivityResult.Output(UID, new Name("a"), -1, 3, 4, List.of("fine")))),
        new ActivityKey(UID, "2026-01"),
        new Staged(
            List.of(
                new Staged.File(
                    "file:///a",
                    1,
                    2,
                    Map.of(
                        7, new Staged.ColumnStatistics(1, 0, Optional.empty(), Optional.of("b"))))),
            List.of(),
            5),
        new Scan(Schema.EMPTY, new Format.Parquet(), Map.of("a", 1), List.of(), "v"),
        new Engine.Limits(1, 2, 3, Duration.ofMinutes(5)),
        new Position(12),
        new ObjectPath("a/b"),
        Ref.inProject(Kind.DATASET, new Name("p"), new Name("d")),
        ColumnType.parse("struct<x:int32>"),
        Check.Severity.WARN);
  }

  private static RecipeSpec recipe(Operation operation) {
    return new RecipeSpec(
        List.of(
            RecipeSpec.Input.of(new Name("a")),
            new RecipeSpec.Input(new Name("b"), Optional.of(new Name("c")))),
        List.of(new Name("out")),
        operation);
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsBackWhatItWrote(Object value) {
    Json json = Documents.write(value);

    assertThat((Object) Documents.read(value.getClass(), json)).isEqualTo(value);
    assertThat((Object) Documents.readStored(value.getClass(), json)).isEqualTo(value);
    assertThat(Documents.write(Documents.read(value.getClass(), json))).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsBackWhatPassedThroughYaml(Object value) {
    Json json = Documents.write(value);

    List<YamlDocument> documents = Documents.parseYaml(Documents.toYaml(json), "a.yaml");

    assertThat(documents).singleElement().extracting(YamlDocument::json).isEqualTo(json);
  }

  @Test
  void writesAColumnTypeAsItsTextWhereverItStands() {
    assertThat(
            Documents.write(List.of(Primitive.INT64, ColumnType.parse("struct<x:int32>"))).text())
        .isEqualTo("[\"int64\",\"struct<x:int32>\"]");
  }

  @Test
  void leavesOutWhatReadingPutsBack() {
    assertThat(Documents.write(new DatasetSpec.Managed("", List.of())).text())
        .isEqualTo("{\"type\":\"managed\"}");
  }

  @Test
  void writesResourcesWithTheirSpecInAnyForm() {
    Resource<Json> stored =
        new Resource<>(
            UID,
            Ref.inProject(Kind.DATASET, new Name("p"), new Name("d")),
            1,
            1,
            0,
            Resource.Labels.ownedBy(new Name("owner")),
            new Json("{\"type\":\"managed\"}"),
            Json.EMPTY,
            NOON,
            NOON);
    Resource<DatasetSpec> typed = stored.withSpec(new DatasetSpec.Managed("", List.of()));

    assertThat(Documents.write(typed)).isEqualTo(Documents.write(stored));
    assertThat((Object) Documents.read(Resource.class, Documents.write(stored))).isEqualTo(stored);
  }
}
