// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.Cell;
import java.util.Optional;

/** Values of tables that are written by hand. */
final class Cells {
  static final String WHAT = "a text, a number, true, false or null";

  private Cells() {}

  /** Empty for what is none. */
  static Optional<Object> read(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> Optional.of(Cell.NULL);
      case STRING -> Optional.of(Cell.of(node.textValue()));
      case NUMBER -> Optional.of(Cell.of(node.decimalValue().toString()));
      case BOOLEAN -> Optional.of(Cell.of(node.asText()));
      default -> Optional.empty();
    };
  }

  static JsonNode write(Cell cell) {
    return cell.text().<JsonNode>map(Trees.NODES::textNode).orElseGet(Trees.NODES::nullNode);
  }

  static ObjectNode schema() {
    ObjectNode schema = Trees.NODES.objectNode();
    ArrayNode types = schema.putArray("type");
    for (String type : new String[] {"string", "number", "boolean", "null"}) {
      types.add(type);
    }
    return schema;
  }
}
