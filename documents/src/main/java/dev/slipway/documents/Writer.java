// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipway.model.Json;
import dev.slipway.model.Variable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes values as canonical JSON: fields by declaration, maps by key, no blanks. What is empty is
 * left out where reading puts it back.
 */
final class Writer {
  private final JsonGenerator out;

  private Writer(JsonGenerator out) {
    this.out = out;
  }

  static Json write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Trees.MAPPER.createGenerator(text)) {
      new Writer(out).untyped(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Json(text.toString());
  }

  private void untyped(Object value) throws IOException {
    switch (value) {
      case List<?> list -> list(new Shape.Untyped(), list);
      case Map<?, ?> map -> map(new Shape.Untyped(), new Shape.Untyped(), map);
      case Optional<?> maybe when maybe.isPresent() -> untyped(maybe.get());
      case Optional<?> _ -> out.writeNull();
      default -> write(Shapes.of(shaped(value.getClass())), value);
    }
  }

  /** The class whose shape fits: a constant of an enum may have a class of its own. */
  private static Class<?> shaped(Class<?> type) {
    return Enum.class.isAssignableFrom(type) && !type.isEnum() ? type.getSuperclass() : type;
  }

  private void write(Shape shape, Object value) throws IOException {
    switch (shape) {
      case Shape.Text text -> out.writeString(text.print().apply(value));
      case Shape.Truth _ -> out.writeBoolean((Boolean) value);
      case Shape.Whole _ -> out.writeNumber(((Number) value).longValue());
      case Shape.Real _ -> out.writeNumber((Double) value);
      case Shape.Word _ -> out.writeString(Shapes.word((Enum<?>) value));
      case Shape.Scalar _ -> out.writeRawValue(Trees.json(Scalars.write((Variable) value)).text());
      case Shape.Embedded _ -> out.writeRawValue(((Json) value).text());
      case Shape.Untyped _ -> untyped(value);
      case Shape.Maybe maybe -> write(maybe.value(), ((Optional<?>) value).orElseThrow());
      case Shape.ListOf list -> list(list.element(), (List<?>) value);
      case Shape.MapOf map -> map(map.key(), map.value(), (Map<?, ?>) value);
      case Shape.Wrapped wrapped -> write(wrapped.inner().shape(), wrapped.inner().of(value));
      case Shape.Fields fields -> fields(fields, value);
      case Shape.Choice _ -> write(Shapes.of(value.getClass()), value);
    }
  }

  private void list(Shape element, List<?> values) throws IOException {
    out.writeStartArray();
    for (Object value : values) {
      write(element, value);
    }
    out.writeEndArray();
  }

  private void map(Shape key, Shape element, Map<?, ?> values) throws IOException {
    TreeMap<String, Object> sorted = new TreeMap<>();
    values.forEach((k, v) -> sorted.put(key(key, k), v));
    out.writeStartObject();
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.writeFieldName(entry.getKey());
      write(element, entry.getValue());
    }
    out.writeEndObject();
  }

  private static String key(Shape shape, Object key) {
    return switch (shape) {
      case Shape.Text text -> text.print().apply(key);
      case Shape.Word _ -> Shapes.word((Enum<?>) key);
      default -> key.toString();
    };
  }

  private void fields(Shape.Fields fields, Object record) throws IOException {
    out.writeStartObject();
    if (!fields.tag().isEmpty()) {
      out.writeStringField(Shape.TAG, fields.tag());
    }
    for (Component component : fields.components()) {
      Object value = component.of(record);
      if (!isLeftOut(component, value)) {
        out.writeFieldName(component.name());
        write(component.shape(), value);
      }
    }
    out.writeEndObject();
  }

  private static boolean isLeftOut(Component component, Object value) {
    return isEmpty(component.shape(), value)
        && component.absent().filter(value::equals).isPresent();
  }

  private static boolean isEmpty(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Word _ -> false;
      case Shape.Wrapped wrapped -> isEmpty(wrapped.inner().shape(), wrapped.inner().of(value));
      default -> shape.absent().filter(value::equals).isPresent();
    };
  }
}
