// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.Cell;
import dev.slipway.model.Json;
import dev.slipway.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes values as canonical JSON: fields by declaration, maps by key, no blanks. What is empty is
 * left out where reading puts it back.
 */
final class Writer {
  private static final String TAG = JsonText.label(Shape.TAG);

  private final JsonText out = new JsonText();

  private Writer() {}

  static Json write(Object value) {
    Writer writer = new Writer();
    writer.untyped(value);
    return new Json(writer.out.toString());
  }

  private void untyped(Object value) {
    switch (value) {
      case List<?> list -> list(new Shape.Untyped(), list);
      case Map<?, ?> map -> map(new Shape.Untyped(), new Shape.Untyped(), map);
      case Optional<?> maybe when maybe.isPresent() -> untyped(maybe.get());
      case Optional<?> _ -> out.raw("null");
      default -> write(Shapes.of(shaped(value.getClass())), value);
    }
  }

  /** The class whose shape fits: a constant of an enum may have a class of its own. */
  private static Class<?> shaped(Class<?> type) {
    return Enum.class.isAssignableFrom(type) && !type.isEnum() ? type.getSuperclass() : type;
  }

  private void write(Shape shape, Object value) {
    switch (shape) {
      case Shape.Text text -> out.string(text.print().apply(value));
      case Shape.Truth _ -> out.raw(value.toString());
      case Shape.Whole _ -> out.number(((Number) value).longValue());
      case Shape.Real _ -> out.number((Double) value);
      case Shape.Word _ -> out.string(Shapes.word((Enum<?>) value));
      case Shape.Scalar _ -> out.raw(Trees.json(Scalars.write((Variable) value)).text());
      case Shape.Cell _ -> out.raw(Trees.json(Cells.write((Cell) value)).text());
      case Shape.Embedded _ -> out.raw(((Json) value).text());
      case Shape.Untyped _ -> untyped(value);
      case Shape.Maybe maybe -> write(maybe.value(), ((Optional<?>) value).orElseThrow());
      case Shape.ListOf list -> list(list.element(), (List<?>) value);
      case Shape.MapOf map -> map(map.key(), map.value(), (Map<?, ?>) value);
      case Shape.Wrapped wrapped -> write(wrapped.inner().shape(), wrapped.inner().of(value));
      case Shape.Fields fields -> fields(fields, value);
      case Shape.Choice _ -> write(Shapes.of(value.getClass()), value);
    }
  }

  private void list(Shape element, List<?> values) {
    out.raw("[");
    String between = "";
    for (Object value : values) {
      out.raw(between);
      write(element, value);
      between = ",";
    }
    out.raw("]");
  }

  private void map(Shape key, Shape element, Map<?, ?> values) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    values.forEach((k, v) -> sorted.put(key(key, k), v));
    out.raw("{");
    String between = "";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.raw(between);
      out.string(entry.getKey());
      out.raw(":");
      write(element, entry.getValue());
      between = ",";
    }
    out.raw("}");
  }

  private static String key(Shape shape, Object key) {
    return switch (shape) {
      case Shape.Text text -> text.print().apply(key);
      case Shape.Word _ -> Shapes.word((Enum<?>) key);
      default -> key.toString();
    };
  }

  private void fields(Shape.Fields fields, Object record) {
    out.raw("{");
    String between = "";
    if (!fields.tag().isEmpty()) {
      out.raw(TAG);
      out.string(fields.tag());
      between = ",";
    }
    for (Component component : fields.components()) {
      Object value = component.of(record);
      if (!component.isLeftOut(value)) {
        out.raw(between);
        out.raw(component.label());
        write(component.shape(), value);
        between = ",";
      }
    }
    out.raw("}");
  }
}
