// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes of records, and of sealed interfaces of records. */
final class Records {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Records() {}

  static Shape wrapped(Class<?> type) {
    return new Shape.Wrapped(type, components(type).getFirst(), constructor(type));
  }

  static Shape.Fields fields(Class<?> type) {
    String tag = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed) ? kebab(type) : "";
    List<Component> components = components(type);
    if (!tag.isEmpty() && components.stream().anyMatch(c -> c.name().equals(Shape.TAG))) {
      throw new IllegalArgumentException(
          type + " is a choice, so that its own component 'type' has no place in a document.");
    }
    Set<String> names =
        components.stream().map(Component::name).collect(toCollection(TreeSet::new));
    if (!tag.isEmpty()) {
      names.add(Shape.TAG);
    }
    return new Shape.Fields(type, tag, components, names, constructor(type));
  }

  static Shape choice(Class<?> type) {
    Map<String, Shape.Fields> options = new LinkedHashMap<>();
    collect(type, options);
    return new Shape.Choice(type, options);
  }

  private static void collect(Class<?> type, Map<String, Shape.Fields> options) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, options);
      } else if (Shapes.of(permitted) instanceof Shape.Fields fields) {
        options.put(fields.tag(), fields);
      } else {
        throw new IllegalArgumentException(permitted + " of " + type + " is no record.");
      }
    }
  }

  /** A class's simple name as documents write it: {@code JsonLines} is {@code json-lines}. */
  static String kebab(Class<?> type) {
    return HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static List<Component> components(Class<?> type) {
    Function<Component, Optional<Object>> absence = absence(type);
    return Arrays.stream(type.getRecordComponents()).map(c -> new Component(c, absence)).toList();
  }

  private static Function<Component, Optional<Object>> absence(Class<?> type) {
    @Nullable Method standard =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals("standard") && m.getParameterCount() == 0)
            .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
            .findFirst()
            .orElse(null);
    if (standard == null) {
      return component -> component.shape().absent();
    }
    Object value = invoke(standard);
    return component -> Optional.of(component.of(value));
  }

  private static Object invoke(Method factory) {
    factory.setAccessible(true);
    try {
      return Objects.requireNonNull(factory.invoke(null));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot call " + factory, e);
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor.", e);
    }
  }

  /** A new record; what its constructor throws is thrown. */
  static Object construct(Constructor<?> constructor, Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("Cannot construct with " + constructor, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot construct with " + constructor, e);
    }
  }
}
