// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One component of a record: its name, how to read it, and what stands for it when absent. */
final class Component {
  private final String name;
  private final String label;
  private final Type type;
  private final Method accessor;
  private final Function<Component, Optional<Object>> absence;
  // Found at first use, as records may contain themselves; a race finds equal ones.
  private @Nullable Shape shape;
  private @Nullable Absence known;

  Component(RecordComponent component, Function<Component, Optional<Object>> absence) {
    this.name = component.getName();
    this.label = JsonText.label(name);
    this.type = component.getGenericType();
    this.accessor = component.getAccessor();
    this.absence = absence;
    accessor.setAccessible(true);
  }

  String name() {
    return name;
  }

  /** The name as it stands in JSON, with the colon behind it. */
  String label() {
    return label;
  }

  Shape shape() {
    Shape found = shape;
    if (found == null) {
      found = Shapes.of(type);
      shape = found;
    }
    return found;
  }

  /** The value that stands for an absent one; empty if the component must be given. */
  Optional<Object> absent() {
    return found().value();
  }

  private Absence found() {
    Absence found = known;
    if (found == null) {
      found = Absence.of(shape(), absence.apply(this));
      known = found;
    }
    return found;
  }

  /** The component's value in a record. */
  Object of(Object record) {
    try {
      return Objects.requireNonNull(accessor.invoke(record), name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + accessor, e);
    }
  }

  /** Whether writing leaves the value out, as it is empty and reading puts it back. */
  boolean isLeftOut(Object value) {
    return value.equals(found().leftOut());
  }

  /**
   * @param leftOut the value if it is an empty one, otherwise what equals no value
   */
  private record Absence(Optional<Object> value, Object leftOut) {
    private static final Object NOTHING = new Object();

    private static Absence of(Shape shape, Optional<Object> value) {
      return new Absence(value, value.filter(some -> isEmpty(shape, some)).orElse(NOTHING));
    }

    private static boolean isEmpty(Shape shape, Object value) {
      return switch (shape) {
        case Shape.Word _ -> false;
        case Shape.Wrapped wrapped -> isEmpty(wrapped.inner().shape(), wrapped.inner().of(value));
        default -> shape.absent().filter(value::equals).isPresent();
      };
    }
  }
}
