// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.Json;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What values of a Java type look like in a document. */
sealed interface Shape {

  /** A value with a text form of its own. */
  record Text(
      String what, String format, Function<String, Object> parse, Function<Object, String> print)
      implements Shape {}

  record Truth() implements Shape {}

  record Whole(long least, long most, Function<Long, Object> narrow) implements Shape {}

  record Real() implements Shape {}

  /** An enum; {@code initial} stands for an absent one. */
  record Word(Class<?> type, Map<String, Object> values, Optional<Object> initial)
      implements Shape {}

  /** A variable's value: a text, number or truth value, or an object with a date. */
  record Scalar() implements Shape {}

  /** A text, number or truth value, all kept as text, or null. */
  record Cell() implements Shape {}

  /** A JSON value that is carried as it is. */
  record Embedded() implements Shape {}

  /** What a type variable stands for: written by its run-time class, read as JSON. */
  record Untyped() implements Shape {}

  record Maybe(Shape value) implements Shape {}

  record ListOf(Shape element) implements Shape {}

  record MapOf(Shape key, Shape value) implements Shape {}

  /** A record of one component that is written as that component alone. */
  record Wrapped(Class<?> type, Component inner, Constructor<?> constructor) implements Shape {
    Object wrap(Object value) {
      return Records.construct(constructor, value);
    }
  }

  /**
   * An object with named fields.
   *
   * @param tag the value of its field {@code type} where it is one choice of several, otherwise ""
   * @param names of every field that such an object may have
   */
  record Fields(
      Class<?> type,
      String tag,
      List<Component> components,
      Set<String> names,
      Constructor<?> constructor)
      implements Shape {
    Object build(Object[] values) {
      return Records.construct(constructor, values);
    }
  }

  /** One of several records, told apart by the field {@code type}. */
  record Choice(Class<?> type, Map<String, Fields> options) implements Shape {}

  /** The name of the field that tells the choices of a sealed interface apart. */
  String TAG = "type";

  /** The value that stands for an absent one, where there is such a value. */
  default Optional<Object> absent() {
    return switch (this) {
      case Text text -> text.what().equals(Shapes.PLAIN) ? Optional.of("") : Optional.empty();
      case Truth _ -> Optional.of(false);
      case Whole whole -> Optional.of(whole.narrow().apply(0L));
      case Real _ -> Optional.of(0.0);
      case Word word -> word.initial();
      case Embedded _ -> Optional.of(Json.EMPTY);
      case Maybe _ -> Optional.of(Optional.empty());
      case ListOf _ -> Optional.of(List.of());
      case MapOf _ -> Optional.of(Map.of());
      case Wrapped wrapped when !(wrapped.inner().shape() instanceof Text) ->
          wrapped.inner().shape().absent().map(wrapped::wrap);
      case Wrapped _, Fields _, Choice _, Untyped _, Scalar _, Cell _ -> Optional.empty();
    };
  }
}
