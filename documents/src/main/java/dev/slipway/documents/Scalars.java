// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.Variable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Values of variables in documents: {@code DE}, {@code 5}, {@code true}, {@code {date: …}}. */
final class Scalars {
  static final String WHAT = "a text, a number, true, false, or {date: 2026-01-31}";

  private static final String DATE = "date";

  private Scalars() {}

  /** Empty for what is none; the exceptions of values that are not allowed are the caller's. */
  static Optional<Variable> read(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(new Variable.Text(node.textValue()));
      case NUMBER -> Optional.of(new Variable.Numeric(node.decimalValue()));
      case BOOLEAN -> Optional.of(new Variable.Truth(node.booleanValue()));
      case OBJECT ->
          node.size() == 1 && node.path(DATE).isTextual()
              ? Optional.of(new Variable.Date(LocalDate.parse(node.path(DATE).textValue())))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  static JsonNode write(Variable variable) {
    return switch (variable) {
      case Variable.Text(String value) -> Trees.NODES.textNode(value);
      case Variable.Numeric(BigDecimal value) -> Trees.NODES.numberNode(value);
      case Variable.Truth(boolean value) -> Trees.NODES.booleanNode(value);
      case Variable.Date(LocalDate value) -> Trees.NODES.objectNode().put(DATE, value.toString());
    };
  }

  static ObjectNode schema() {
    ObjectNode date = Trees.NODES.objectNode().put("type", "object");
    date.putObject("properties").putObject(DATE).put("type", "string").put("format", "date");
    date.putArray("required").add(DATE);
    date.put("additionalProperties", false);
    ObjectNode schema = Trees.NODES.objectNode();
    ArrayNode choices = schema.putArray("anyOf");
    for (String type : new String[] {"string", "number", "boolean"}) {
      choices.addObject().put("type", type);
    }
    choices.add(date);
    return schema;
  }
}
