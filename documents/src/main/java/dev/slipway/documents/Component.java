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
  private final Type type;
  private final Method accessor;
  private final Function<Component, Optional<Object>> absence;
  // Found at first use, as records may contain themselves; a race finds equal ones.
  private @Nullable Shape shape;
  private @Nullable Absence known;

  Component(RecordComponent component, Function<Component, Optional<Object>> absence) {
    this.name = component.getName();
    this.type = component.getGenericType();
    this.accessor = component.getAccessor();
    this.absence = absence;
    accessor.setAccessible(true);
  }

  String name() {
    return name;
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
    Absence found = known;
    if (found == null) {
      found = new Absence(absence.apply(this));
      known = found;
    }
    return found.value();
  }

  /** The component's value in a record. */
  Object of(Object record) {
    try {
      return Objects.requireNonNull(accessor.invoke(record), name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + accessor, e);
    }
  }

  private record Absence(Optional<Object> value) {}
}
