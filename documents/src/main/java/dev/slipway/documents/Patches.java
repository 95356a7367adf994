// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON merge patches (RFC 7396): objects field by field, everything else as a whole. */
final class Patches {
  private Patches() {}

  static JsonNode difference(JsonNode from, JsonNode to) {
    if (!from.isObject() || !to.isObject()) {
      return to;
    }
    ObjectNode patch = Trees.NODES.objectNode();
    for (Map.Entry<String, JsonNode> before : from.properties()) {
      if (!to.has(before.getKey())) {
        patch.putNull(before.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> after : to.properties()) {
      JsonNode before = from.path(after.getKey());
      if (!before.equals(after.getValue())) {
        patch.set(after.getKey(), difference(before, after.getValue()));
      }
    }
    return patch;
  }

  static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged = Trees.NODES.objectNode();
    if (target.isObject()) {
      merged.setAll((ObjectNode) target);
    }
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getValue().isNull()) {
        merged.remove(change.getKey());
      } else {
        merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
      }
    }
    return merged;
  }

  /** Changes the tree, which must have a value at the pointer. */
  static JsonNode withText(JsonNode tree, String pointer, String text) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode value = Trees.NODES.textNode(text);
    switch (tree.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException("there is nothing at " + pointer);
    }
    return tree;
  }

  /** The innermost fields that differ, in the order of the documents. */
  static List<FieldChange> changes(JsonNode from, JsonNode to) {
    List<FieldChange> changes = new ArrayList<>();
    collect(Path.ROOT, from, to, changes);
    return changes;
  }

  private static void collect(Path at, JsonNode from, JsonNode to, List<FieldChange> changes) {
    if (from.isObject() && to.isObject()) {
      Set<String> fields = new LinkedHashSet<>();
      from.fieldNames().forEachRemaining(fields::add);
      to.fieldNames().forEachRemaining(fields::add);
      for (String field : fields) {
        collect(at.child(field), from.path(field), to.path(field), changes);
      }
    } else if (!from.equals(to)) {
      changes.add(new FieldChange(at.toString(), present(from), present(to)));
    }
  }

  private static Optional<Json> present(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(Trees.json(node));
  }
}
