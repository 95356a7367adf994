// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.slipway.model.Name;
import dev.slipway.model.Variable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that hold somewhere, with where each was set. Never changes. */
public final class Variables {
  /** Nothing is set. */
  public static final Variables NONE = new Variables(Map.of());

  /** Where a variable can be set; what comes first here goes before all that follows. */
  public enum Level {
    RUN,
    USER,
    /** Of the project, but kept out of its export. */
    PROJECT_LOCAL,
    PROJECT,
    INSTANCE
  }

  /** A value and where it was set. */
  public record Setting(Name name, Variable value, Level level) {}

  private final Map<Level, Map<Name, Variable>> levels;
  private final Map<Name, Variable> values;

  private Variables(Map<Level, Map<Name, Variable>> levels) {
    this.levels = new EnumMap<>(Level.class);
    levels.forEach((level, values) -> this.levels.put(level, Map.copyOf(values)));
    this.values = strongest();
  }

  /** Those of each level; what a level lacks, it does not set. */
  public static Variables of(Map<Level, Map<Name, Variable>> levels) {
    return new Variables(levels);
  }

  /** These with all of a level replaced. */
  public Variables with(Level level, Map<Name, Variable> values) {
    Map<Level, Map<Name, Variable>> changed = new EnumMap<>(Level.class);
    changed.putAll(levels);
    changed.put(level, values);
    return new Variables(changed);
  }

  /** What {@code ${name}} stands for, ignoring case, and where that was set. */
  public Optional<Setting> find(String name) {
    return everywhere(name).stream().findFirst();
  }

  /** Every level that sets a variable, the one that holds first. */
  public List<Setting> everywhere(String name) {
    List<Setting> settings = new ArrayList<>();
    for (Level level : Level.values()) {
      levels.getOrDefault(level, Map.of()).entrySet().stream()
          .filter(entry -> entry.getKey().value().equalsIgnoreCase(name))
          .forEach(entry -> settings.add(new Setting(entry.getKey(), entry.getValue(), level)));
    }
    return settings;
  }

  /** The value that holds of each. */
  public Map<Name, Variable> values() {
    return values;
  }

  private Map<Name, Variable> strongest() {
    Map<String, Map.Entry<Name, Variable>> byKey = new HashMap<>();
    for (Level level : Level.values()) {
      levels
          .getOrDefault(level, Map.of())
          .entrySet()
          .forEach(entry -> byKey.putIfAbsent(entry.getKey().key(), entry));
    }
    return byKey.values().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Variables variables && levels.equals(variables.levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }

  @Override
  public String toString() {
    return levels.toString();
  }
}
