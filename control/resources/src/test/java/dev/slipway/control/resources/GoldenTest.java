// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Check;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.recipe.Distinct;
import dev.slipway.model.recipe.ExtractFailedRows;
import dev.slipway.model.recipe.FuzzyJoin;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Pivot;
import dev.slipway.model.recipe.Sample;
import dev.slipway.model.recipe.Split;
import dev.slipway.model.recipe.Stack;
import dev.slipway.model.recipe.Sync;
import dev.slipway.model.recipe.TopN;
import dev.slipway.model.recipe.Unpivot;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.SecretVault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specs as each release has stored them, one a line, which every later one must read. A release
 * adds a folder and a line to {@link #VERSIONS}; what is there is never changed.
 */
class GoldenTest {
  /** The version of each kind's stored form, by release. */
  private static final Map<String, Map<String, Integer>> VERSIONS =
      Map.of("0.1.0", Map.of("project", 1, "connection", 1, "dataset", 1, "recipe", 1));

  private static final KindRegistry KINDS =
      KindRegistry.standard(List.of(new FakeProvider()), SecretVault.NONE, new Studio().access);

  record Golden(KindDefinition<?> definition, int version, Json spec) {
    @Override
    public String toString() {
      return definition.kind() + " " + version + " " + spec;
    }
  }

  static Collection<Golden> specs() throws IOException {
    List<Golden> specs = new ArrayList<>();
    for (var release : VERSIONS.entrySet()) {
      for (KindDefinition<?> definition : KINDS.all()) {
        String kind = definition.kind().value();
        if (release.getValue().containsKey(kind)) {
          for (String line : lines("golden/" + release.getKey() + "/" + kind + ".jsonl")) {
            specs.add(new Golden(definition, release.getValue().get(kind), new Json(line)));
          }
        }
      }
    }
    return specs;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void readsWhatEarlierReleasesHaveStored(Golden golden) {
    KindDefinition<?> definition = golden.definition();
    Json today = golden.spec();
    for (var step :
        definition.formSteps().subList(golden.version() - 1, definition.version() - 1)) {
      today = step.up().apply(today);
    }

    Object read = Documents.read(definition.specType(), today);

    assertThat(Documents.write(read)).as("nothing is lost").isEqualTo(today);
  }

  /** Choices that later releases brought. */
  private static final Set<Class<?>> SINCE =
      Set.of(
          Distinct.class,
          ExtractFailedRows.class,
          FuzzyJoin.class,
          Pivot.class,
          Sample.class,
          Split.class,
          Stack.class,
          Sync.class,
          TopN.class,
          Unpivot.class,
          DatasetSpec.Inline.class,
          Format.Excel.class,
          Format.Avro.class,
          Format.Orc.class);

  @Test
  void hasASpecOfEachChoiceOfTheFirstRelease() throws IOException {
    String all = String.join("\n", specs().stream().map(Golden::toString).toList());

    assertThat(
            Stream.of(Operation.class, DatasetSpec.class, Format.class, Check.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(type -> !SINCE.contains(type))
                .map(type -> "\"type\":\"" + kebab(type.getSimpleName()) + "\""))
        .hasSize(16)
        .allSatisfy(type -> assertThat(all).contains(type));
    assertThat(specs())
        .extracting(golden -> golden.definition().kind().value())
        .contains("project", "connection", "dataset", "recipe");
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
