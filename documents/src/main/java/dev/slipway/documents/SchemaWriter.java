// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes types as JSON Schema; each record is one entry of {@code $defs}. */
final class SchemaWriter {
  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

  ObjectNode write(Class<?> type) {
    ObjectNode schema = object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.setAll(of(Shapes.of(type)));
    ObjectNode all = object();
    definitions.forEach(all::set);
    if (!all.isEmpty()) {
      schema.set("$defs", all);
    }
    return schema;
  }

  private ObjectNode of(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text(text);
      case Shape.Truth _ -> type("boolean");
      case Shape.Whole whole ->
          type("integer").put("minimum", whole.least()).put("maximum", whole.most());
      case Shape.Real _ -> type("number");
      case Shape.Word word -> word(word);
      case Shape.Scalar _ -> Scalars.schema();
      case Shape.Cell _ -> Cells.schema();
      case Shape.Embedded _, Shape.Untyped _ -> object();
      case Shape.Maybe maybe -> of(maybe.value());
      case Shape.ListOf list -> with(type("array"), "items", of(list.element()));
      case Shape.MapOf map -> with(type("object"), "additionalProperties", of(map.value()));
      case Shape.Wrapped wrapped -> of(wrapped.inner().shape());
      case Shape.Fields fields -> reference(fields);
      case Shape.Choice choice -> choice(choice);
    };
  }

  private static ObjectNode text(Shape.Text text) {
    ObjectNode schema = type("string");
    return text.format().isEmpty() ? schema : schema.put("format", text.format());
  }

  private static ObjectNode word(Shape.Word word) {
    ObjectNode schema = object();
    ArrayNode values = schema.putArray("enum");
    word.values().keySet().forEach(values::add);
    word.initial().ifPresent(i -> schema.put("default", Shapes.word((Enum<?>) i)));
    return schema;
  }

  private ObjectNode choice(Shape.Choice choice) {
    ObjectNode schema = object();
    ArrayNode options = schema.putArray("oneOf");
    choice.options().values().forEach(option -> options.add(reference(option)));
    return schema;
  }

  private ObjectNode reference(Shape.Fields fields) {
    String name = name(fields.type());
    if (!definitions.containsKey(name)) {
      ObjectNode definition = type("object");
      definitions.put(name, definition);
      describe(fields, definition);
    }
    return object().put("$ref", "#/$defs/" + name);
  }

  private void describe(Shape.Fields fields, ObjectNode definition) {
    ObjectNode properties = object();
    ArrayNode required = Trees.NODES.arrayNode();
    if (!fields.tag().isEmpty()) {
      properties.set(Shape.TAG, object().put("const", fields.tag()));
      required.add(Shape.TAG);
    }
    for (Component component : fields.components()) {
      properties.set(component.name(), of(component.shape()));
      if (component.absent().isEmpty()) {
        required.add(component.name());
      }
    }
    definition.set("properties", properties);
    definition.set("required", required);
    definition.put("additionalProperties", false);
  }

  /** The class with the classes around it: {@code Operation.Join}. */
  private static String name(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static ObjectNode type(String type) {
    return object().put("type", type);
  }

  private static ObjectNode with(ObjectNode schema, String keyword, ObjectNode value) {
    schema.set(keyword, value);
    return schema;
  }

  private static ObjectNode object() {
    return Trees.NODES.objectNode();
  }
}
