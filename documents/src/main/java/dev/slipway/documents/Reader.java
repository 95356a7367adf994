// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Variable;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads values from JSON trees; a value at fault is empty, and its fault is noted. */
final class Reader {
  /** What a value of any other kind is told by its kind: it may be a secret in the wrong place. */
  private static final Set<String> STRUCTURES = Set.of("an object", "a list", Shapes.PLAIN);

  private final boolean strict;
  private final Faults faults = new Faults();

  /** Above 0 within a map, whose values are a user's own and may be secrets. */
  private int discretion;

  private Reader(boolean strict) {
    this.strict = strict;
  }

  /**
   * @param strict whether a field that the type does not have is a fault
   * @param what is read, for the sentence of a fault
   */
  static Object read(Shape shape, JsonNode tree, boolean strict, Supplier<String> what) {
    Reader reader = new Reader(strict);
    Optional<Object> value = reader.read(shape, tree, Path.ROOT);
    if (!reader.faults.isEmpty()) {
      throw reader.faults.asException(what.get());
    }
    return value.orElseThrow();
  }

  private Optional<Object> read(Shape shape, JsonNode node, Path at) {
    return switch (shape) {
      case Shape.Text text -> text(text, node, at);
      case Shape.Truth _ ->
          node.isBoolean() ? Optional.of(node.booleanValue()) : wrong("true or false", node, at);
      case Shape.Whole whole ->
          Numbers.whole(whole, node).or(() -> wrong(Numbers.what(whole), node, at));
      case Shape.Real _ -> Numbers.real(node).or(() -> wrong("a number", node, at));
      case Shape.Word word -> word(word, node, at);
      case Shape.Scalar _ -> scalar(node, at);
      case Shape.Cell _ -> Cells.read(node).or(() -> wrong(Cells.WHAT, node, at));
      case Shape.Embedded _, Shape.Untyped _ -> Optional.of(Trees.json(node));
      case Shape.Maybe maybe -> read(maybe.value(), node, at).map(Optional::of);
      case Shape.ListOf list -> list(list, node, at);
      case Shape.MapOf map -> map(map, node, at);
      case Shape.Wrapped wrapped ->
          read(wrapped.inner().shape(), node, at).flatMap(v -> made(at, () -> wrapped.wrap(v)));
      case Shape.Fields fields -> fields(fields, node, at);
      case Shape.Choice choice -> choice(choice, node, at);
    };
  }

  private Optional<Object> text(Shape.Text text, JsonNode node, Path at) {
    if (!node.isTextual()) {
      return wrong(text.what(), node, at);
    }
    try {
      return made(at, () -> text.parse().apply(node.textValue()));
    } catch (DateTimeParseException e) {
      return wrong(text.what(), node, at);
    }
  }

  private Optional<Object> scalar(JsonNode node, Path at) {
    try {
      Optional<Variable> value = Scalars.read(node);
      return value.isPresent() ? Optional.of(value.get()) : wrong(Scalars.WHAT, node, at);
    } catch (DateTimeParseException e) {
      return wrong(Scalars.WHAT, node, at);
    } catch (SlipwayException e) {
      faults.invalid(at, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Object> word(Shape.Word word, JsonNode node, Path at) {
    if (!node.isTextual()) {
      return wrong("one of " + listed(word.values().keySet()), node, at);
    }
    Optional<Object> value = Optional.ofNullable(word.values().get(node.textValue()));
    if (value.isEmpty()) {
      faults.malformed(at, unknown("value", node.textValue(), word.values().keySet()));
    }
    return value;
  }

  private Optional<Object> list(Shape.ListOf list, JsonNode node, Path at) {
    if (!node.isArray()) {
      return wrong("a list", node, at);
    }
    List<Object> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      read(list.element(), node.get(i), at.child(i)).ifPresent(values::add);
    }
    return values.size() == node.size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<Object> map(Shape.MapOf map, JsonNode node, Path at) {
    if (!node.isObject()) {
      return wrong("an object", node, at);
    }
    Map<Object, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Path child = at.child(entry.getKey());
      Optional<Object> key = read(map.key(), Numbers.key(map.key(), entry.getKey()), child);
      discretion++;
      Optional<Object> value = read(map.value(), entry.getValue(), child);
      discretion--;
      key.ifPresent(k -> value.ifPresent(v -> values.put(k, v)));
    }
    return values.size() == node.size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<Object> choice(Shape.Choice choice, JsonNode node, Path at) {
    if (!node.isObject()) {
      return wrong("an object", node, at);
    }
    JsonNode type = node.path(Shape.TAG);
    Set<String> known = choice.options().keySet();
    if (!type.isTextual()) {
      faults.malformed(
          at.child(Shape.TAG), "The field 'type' is missing; it is one of " + listed(known) + ".");
      return Optional.empty();
    }
    Shape.Fields fields = choice.options().get(type.textValue());
    if (fields == null) {
      faults.malformed(at.child(Shape.TAG), unknown("type", type.textValue(), known));
      return Optional.empty();
    }
    return fields(fields, node, at);
  }

  private Optional<Object> fields(Shape.Fields fields, JsonNode node, Path at) {
    if (!node.isObject()) {
      return wrong("an object", node, at);
    }
    checkNames(fields, node, at);
    checkTag(fields, node, at);
    Object[] values = new Object[fields.components().size()];
    boolean complete = true;
    for (int i = 0; i < values.length; i++) {
      Component component = fields.components().get(i);
      Optional<Object> value = component(component, node.path(component.name()), at);
      complete &= value.isPresent();
      values[i] = value.orElse(values);
    }
    return complete ? made(at, () -> fields.build(values)) : Optional.empty();
  }

  private Optional<Object> component(Component component, JsonNode node, Path at) {
    Path child = at.child(component.name());
    boolean embedded = component.shape() instanceof Shape.Embedded;
    if (!node.isMissingNode() && (embedded || !node.isNull())) {
      return read(component.shape(), node, child);
    }
    Optional<Object> absent = component.absent();
    if (absent.isEmpty()) {
      faults.malformed(child, "The field '" + component.name() + "' is missing.");
    }
    return absent;
  }

  private void checkNames(Shape.Fields fields, JsonNode node, Path at) {
    if (!strict) {
      return;
    }
    Set<String> known = fields.names();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        faults.malformed(at.child(entry.getKey()), unknown("field", entry.getKey(), known));
      }
    }
  }

  /** A record asked for by its own class may leave its type out, but not contradict it. */
  private void checkTag(Shape.Fields fields, JsonNode node, Path at) {
    String found = node.path(Shape.TAG).asText(fields.tag());
    if (!fields.tag().isEmpty() && !found.equals(fields.tag())) {
      faults.malformed(at.child(Shape.TAG), unknown("type", found, Set.of(fields.tag())));
    }
  }

  /** The value made, or a fault where its own rules refuse it. */
  private Optional<Object> made(Path at, Supplier<Object> maker) {
    try {
      return Optional.of(maker.get());
    } catch (SlipwayException e) {
      faults.invalid(at, String.valueOf(e.getMessage()));
    } catch (DateTimeParseException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      faults.invalid(at, "The value is not allowed: " + e.getMessage() + ".");
    }
    return Optional.empty();
  }

  private Optional<Object> wrong(String expected, JsonNode node, Path at) {
    boolean unquoted = expected.equals(Shapes.PLAIN) && (node.isNumber() || node.isBoolean());
    String advice = unquoted ? "; put it in quotes" : "";
    boolean onlyKind = discretion > 0 || STRUCTURES.contains(expected);
    String found = onlyKind ? Numbers.kind(node) : Numbers.shown(node);
    faults.malformed(at, "Expected " + expected + ", found " + found + advice + ".");
    return Optional.empty();
  }

  private static String unknown(String what, String found, Set<String> known) {
    String suggestion = Text.didYouMean(found, known);
    return "There is no "
        + what
        + " '"
        + Text.visible(found, 60)
        + "' here."
        + (suggestion.isEmpty() ? " Known: " + listed(known) + "." : suggestion);
  }

  private static String listed(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
