// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import dev.slipway.model.BuildRequest;
import dev.slipway.model.Cell;
import dev.slipway.model.Check;
import dev.slipway.model.ColumnType;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Priority;
import dev.slipway.model.Ref;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.Join;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.Position;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The shape of every Java type that a document may hold; each is worked out once. */
final class Shapes {
  /** What a string without rules of its own is called. */
  static final String PLAIN = "text";

  private static final Set<Class<?>> WRAPPED =
      Set.of(
          Uid.class,
          Name.class,
          DatasetName.class,
          Kind.class,
          ObjectPath.class,
          Position.class,
          Schema.class);

  private static final Map<Class<?>, Object> INITIAL =
      Map.of(
          Check.Severity.class, Check.Severity.FAIL,
          Join.Type.class, Join.Type.INNER,
          BuildRequest.Mode.class, BuildRequest.Mode.STALE,
          Priority.class, Priority.INTERACTIVE);

  private static final Shape INT =
      new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
  private static final Shape LONG = new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE, n -> n);
  private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();
  private static final Map<Type, Shape> KNOWN = new ConcurrentHashMap<>();

  static {
    KNOWN.put(String.class, new Shape.Text(PLAIN, "", s -> s, Object::toString));
    KNOWN.put(Ref.class, text("a reference", "", Ref::parse));
    KNOWN.put(ColumnType.class, text("a column type", "", ColumnType::parse));
    KNOWN.put(
        Instant.class,
        new Shape.Text(
            "an instant such as 2026-01-31T12:00:00Z",
            "date-time",
            Instant::parse,
            instant -> InstantTexts.of((Instant) instant)));
    KNOWN.put(Duration.class, text("a duration such as PT5M", "duration", Duration::parse));
    KNOWN.put(
        byte[].class,
        new Shape.Text(
            "bytes in base 64",
            "byte",
            Base64.getDecoder()::decode,
            b -> Base64.getEncoder().encodeToString((byte[]) b)));
    KNOWN.put(boolean.class, new Shape.Truth());
    KNOWN.put(Boolean.class, new Shape.Truth());
    KNOWN.put(int.class, INT);
    KNOWN.put(Integer.class, INT);
    KNOWN.put(long.class, LONG);
    KNOWN.put(Long.class, LONG);
    KNOWN.put(double.class, new Shape.Real());
    KNOWN.put(Double.class, new Shape.Real());
    KNOWN.put(Json.class, new Shape.Embedded());
    KNOWN.put(Variable.class, new Shape.Scalar());
    KNOWN.put(Cell.class, new Shape.Cell());
  }

  private Shapes() {}

  static Shape of(Type type) {
    Shape known = KNOWN.get(type);
    if (known == null) {
      known = make(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static Shape text(String what, String format, Function<String, Object> parse) {
    return new Shape.Text(what, format, parse, Object::toString);
  }

  private static Shape make(Type type) {
    return switch (type) {
      case Class<?> c when ColumnType.class.isAssignableFrom(c) -> of(ColumnType.class);
      case Class<?> c when Variable.class.isAssignableFrom(c) -> of(Variable.class);
      case Class<?> c when c.isEnum() -> word(c);
      case Class<?> c when WRAPPED.contains(c) -> Records.wrapped(c);
      case Class<?> c when c.isRecord() -> Records.fields(c);
      case Class<?> c when c.isSealed() -> Records.choice(c);
      case ParameterizedType p when p.getRawType() == Optional.class ->
          new Shape.Maybe(argument(p, 0));
      case ParameterizedType p when p.getRawType() == List.class ->
          new Shape.ListOf(argument(p, 0));
      case ParameterizedType p when p.getRawType() == Map.class ->
          new Shape.MapOf(argument(p, 0), argument(p, 1));
      case ParameterizedType p -> of(p.getRawType());
      case TypeVariable<?> _ -> new Shape.Untyped();
      default -> throw new IllegalArgumentException(type + " has no form as a document.");
    };
  }

  private static Shape argument(ParameterizedType type, int index) {
    return of(type.getActualTypeArguments()[index]);
  }

  private static Shape word(Class<?> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      values.put(word((Enum<?>) constant), constant);
    }
    return new Shape.Word(type, values, Optional.ofNullable(INITIAL.get(type)));
  }

  /** An enum's constant as documents write it: {@code ROW_NUMBER} is {@code row-number}. */
  static String word(Enum<?> constant) {
    return WORDS.computeIfAbsent(
        constant, one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
