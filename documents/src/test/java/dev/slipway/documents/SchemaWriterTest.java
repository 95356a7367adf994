// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.recipe.RecipeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaWriterTest {
  /** Every form that a component can have. */
  record All(
      String text,
      boolean truth,
      int whole,
      double real,
      Instant at,
      Duration lasting,
      Json any,
      Optional<Inner> maybe,
      Map<String, Integer> counts,
      Inner required) {}

  record Inner(List<String> names) {}

  @Test
  void describesEveryFormOfComponent() {
    assertThat(Documents.pretty(Documents.schema(All.class)))
        .isEqualTo(
            Documents.pretty(
                Documents.parse(
                    """
                    {"$schema":"https://json-schema.org/draft/2020-12/schema",
                     "$ref":"#/$defs/SchemaWriterTest.All",
                     "$defs":{
                      "SchemaWriterTest.All":{
                       "type":"object",
                       "properties":{
                        "text":{"type":"string"},
                        "truth":{"type":"boolean"},
                        "whole":{"type":"integer","minimum":-2147483648,"maximum":2147483647},
                        "real":{"type":"number"},
                        "at":{"type":"string","format":"date-time"},
                        "lasting":{"type":"string","format":"duration"},
                        "any":{},
                        "maybe":{"$ref":"#/$defs/SchemaWriterTest.Inner"},
                        "counts":{"type":"object","additionalProperties":
                          {"type":"integer","minimum":-2147483648,"maximum":2147483647}},
                        "required":{"$ref":"#/$defs/SchemaWriterTest.Inner"}},
                       "required":["at","lasting","required"],
                       "additionalProperties":false},
                      "SchemaWriterTest.Inner":{
                       "type":"object",
                       "properties":{"names":{"type":"array","items":{"type":"string"}}},
                       "required":[],
                       "additionalProperties":false}}}
                    """)));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ProjectSpec.class,
        ConnectionSpec.class,
        DatasetSpec.class,
        RecipeSpec.class,
        Resource.class
      })
  void definesAllThatItRefersTo(Class<?> type) {
    String schema = Documents.schema(type).text();

    assertThat(Pattern.compile("#/\\$defs/([A-Za-z.]+)").matcher(schema).results())
        .isNotEmpty()
        .allSatisfy(match -> assertThat(schema).contains("\"" + match.group(1) + "\":{\"type\""));
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(Documents.schema(RecipeSpec.class)).isEqualTo(Documents.schema(RecipeSpec.class));
  }
}
