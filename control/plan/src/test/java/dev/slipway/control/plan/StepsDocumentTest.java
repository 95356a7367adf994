// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.step.StepDefinition;
import dev.slipway.model.ColumnType;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/steps.md} is what the registry of steps says; {@code -Dregenerate} writes it. */
class StepsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "steps.md");
  private static final String INTRODUCTION =
      """
      # Steps of prepare recipes

      A prepare recipe is a list of steps, each over the columns that the one before left. This page is written from the
      registry of steps in `control/plan`; what each one does to a small table is in its cases there, which a test runs.

      Beside its `type` and `parameters`, a step may be `disabled: true`, belong to a `group` and carry a `comment`.
      Parameters that are left out are empty: text is "", numbers are 0, lists have no items, truths are false; where a
      step says otherwise, its form in the studio shows it. Columns are found by name whatever the case.
      """;

  @Test
  void saysWhatTheRegistrySays() throws IOException {
    String written =
        INTRODUCTION
            + new Planner()
                .steps().stream().map(StepsDocumentTest::step).collect(Collectors.joining());
    if (System.getProperty("regenerate") != null) {
      Files.writeString(DOCUMENT, written);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/steps.md is stale; run this test with -Dregenerate")
        .isEqualTo(written);
  }

  private static String step(StepDefinition step) {
    return "\n## "
        + step.type()
        + "\n\n"
        + step.description()
        + "\n\n"
        + parameters(step.parameters())
        + "\n";
  }

  private static String parameters(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(StepsDocumentTest::parameter)
        .collect(Collectors.joining("\n"));
  }

  private static String parameter(RecordComponent component) {
    return "- `" + component.getName() + "`: " + type(component.getGenericType());
  }

  private static String type(Type type) {
    return switch (type) {
      case Class<?> c when c == String.class -> "text";
      case Class<?> c when c == boolean.class -> "true or false";
      case Class<?> c when c == int.class || c == long.class -> "whole number";
      case Class<?> c when c == double.class || c == Double.class -> "number";
      case Class<?> c when c == ColumnType.class -> "column type";
      case Class<?> c when c.isEnum() -> words(c);
      case Class<?> c when c.isRecord() -> fields(c);
      case ParameterizedType p when p.getRawType() == Optional.class ->
          type(p.getActualTypeArguments()[0]) + ", if any";
      case ParameterizedType p -> "list of " + type(p.getActualTypeArguments()[0]);
      default -> throw new IllegalArgumentException("No words for " + type);
    };
  }

  private static String words(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .map(word -> "`" + word.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String fields(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(component -> "`" + component.getName() + "` " + type(component.getGenericType()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
