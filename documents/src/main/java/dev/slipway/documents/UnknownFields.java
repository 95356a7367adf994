// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a stored document that its type does not know: another version of Slipway wrote
 * them, and whoever changes the document without knowing them must not lose them.
 */
final class UnknownFields {
  private UnknownFields() {}

  /**
   * What was written anew, with the unknown fields of what was stored. An element of a list is the
   * same one if all that is known of it is equal, otherwise if it has the same place in a list of
   * the same length. What is no longer of the same choice keeps nothing.
   */
  static JsonNode kept(Shape shape, JsonNode stored, JsonNode written) {
    return switch (shape) {
      case Shape.Maybe maybe -> kept(maybe.value(), stored, written);
      case Shape.Wrapped wrapped -> kept(wrapped.inner().shape(), stored, written);
      case Shape.ListOf list -> elements(list.element(), stored, written);
      case Shape.MapOf map -> values(map.value(), stored, written);
      case Shape.Fields fields -> fields(fields, stored, written);
      case Shape.Choice choice ->
          chosen(choice, written)
              .filter(_ -> stored.path(Shape.TAG).equals(written.path(Shape.TAG)))
              .map(fields -> fields(fields, stored, written))
              .orElse(written);
      case Shape.Text _,
          Shape.Truth _,
          Shape.Whole _,
          Shape.Real _,
          Shape.Word _,
          Shape.Scalar _,
          Shape.Cell _,
          Shape.Embedded _,
          Shape.Untyped _ ->
          written;
    };
  }

  /** Whether a stored document has no unknown fields, as hardly one has. */
  static boolean hasNone(Shape shape, JsonNode stored) {
    return switch (shape) {
      case Shape.Maybe maybe -> hasNone(maybe.value(), stored);
      case Shape.Wrapped wrapped -> hasNone(wrapped.inner().shape(), stored);
      case Shape.ListOf list -> !stored.isArray() || allHaveNone(list.element(), stored);
      case Shape.MapOf map -> !stored.isObject() || allHaveNone(map.value(), stored);
      case Shape.Fields fields -> !stored.isObject() || knowsAll(fields, stored);
      case Shape.Choice choice ->
          chosen(choice, stored).filter(fields -> !knowsAll(fields, stored)).isEmpty();
      case Shape.Text _,
          Shape.Truth _,
          Shape.Whole _,
          Shape.Real _,
          Shape.Word _,
          Shape.Scalar _,
          Shape.Cell _,
          Shape.Embedded _,
          Shape.Untyped _ ->
          true;
    };
  }

  private static boolean allHaveNone(Shape shape, JsonNode stored) {
    for (JsonNode value : stored) {
      if (!hasNone(shape, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean knowsAll(Shape.Fields fields, JsonNode stored) {
    for (Map.Entry<String, JsonNode> field : stored.properties()) {
      if (!fields.names().contains(field.getKey())
          || component(fields, field.getKey())
              .filter(shape -> !hasNone(shape, field.getValue()))
              .isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** A stored document without its unknown fields. */
  static JsonNode without(Shape shape, JsonNode stored) {
    return switch (shape) {
      case Shape.Maybe maybe -> without(maybe.value(), stored);
      case Shape.Wrapped wrapped -> without(wrapped.inner().shape(), stored);
      case Shape.ListOf list when stored.isArray() -> {
        ArrayNode known = Trees.NODES.arrayNode();
        stored.forEach(element -> known.add(without(list.element(), element)));
        yield known;
      }
      case Shape.MapOf map when stored.isObject() -> {
        ObjectNode known = Trees.NODES.objectNode();
        stored.properties().forEach(e -> known.set(e.getKey(), without(map.value(), e.getValue())));
        yield known;
      }
      case Shape.Fields fields when stored.isObject() -> known(fields, stored);
      case Shape.Choice choice ->
          chosen(choice, stored).map(fields -> known(fields, stored)).orElse(stored);
      case Shape.ListOf _,
          Shape.MapOf _,
          Shape.Fields _,
          Shape.Text _,
          Shape.Truth _,
          Shape.Whole _,
          Shape.Real _,
          Shape.Word _,
          Shape.Scalar _,
          Shape.Cell _,
          Shape.Embedded _,
          Shape.Untyped _ ->
          stored;
    };
  }

  private static JsonNode known(Shape.Fields fields, JsonNode stored) {
    ObjectNode known = Trees.NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : stored.properties()) {
      if (fields.names().contains(field.getKey())) {
        known.set(
            field.getKey(),
            component(fields, field.getKey())
                .map(shape -> without(shape, field.getValue()))
                .orElse(field.getValue()));
      }
    }
    return known;
  }

  private static JsonNode fields(Shape.Fields fields, JsonNode stored, JsonNode written) {
    if (!stored.isObject() || !written.isObject()) {
      return written;
    }
    ObjectNode whole = written.deepCopy();
    for (Map.Entry<String, JsonNode> before : stored.properties()) {
      String name = before.getKey();
      if (!fields.names().contains(name)) {
        whole.set(name, before.getValue());
      } else if (whole.has(name)) {
        component(fields, name)
            .ifPresent(shape -> whole.set(name, kept(shape, before.getValue(), whole.get(name))));
      }
    }
    return whole;
  }

  private static JsonNode values(Shape shape, JsonNode stored, JsonNode written) {
    if (!stored.isObject() || !written.isObject()) {
      return written;
    }
    ObjectNode whole = written.deepCopy();
    written
        .properties()
        .forEach(value ->
            whole.set(value.getKey(), kept(shape, stored.path(value.getKey()), value.getValue())));
    return whole;
  }

  private static JsonNode elements(Shape shape, JsonNode stored, JsonNode written) {
    if (!stored.isArray() || !written.isArray()) {
      return written;
    }
    List<JsonNode> known = new ArrayList<>(stored.size());
    stored.forEach(element -> known.add(without(shape, element)));
    ArrayNode whole = Trees.NODES.arrayNode();
    for (int i = 0; i < written.size(); i++) {
      int same = known.indexOf(written.get(i));
      int before = same < 0 && stored.size() == written.size() ? i : same;
      whole.add(before < 0 ? written.get(i) : kept(shape, stored.get(before), written.get(i)));
    }
    return whole;
  }

  private static Optional<Shape> component(Shape.Fields fields, String name) {
    return fields.components().stream()
        .filter(component -> component.name().equals(name))
        .map(Component::shape)
        .findFirst();
  }

  private static Optional<Shape.Fields> chosen(Shape.Choice choice, JsonNode node) {
    return Optional.ofNullable(choice.options().get(node.path(Shape.TAG).asText("")));
  }
}
