// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.Text;
import java.util.Optional;

/** Numbers in documents: within their range, and as keys of objects. */
final class Numbers {
  private Numbers() {}

  static Optional<Object> whole(Shape.Whole shape, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return Optional.empty();
    }
    long value = node.longValue();
    return value < shape.least() || value > shape.most()
        ? Optional.empty()
        : Optional.of(shape.narrow().apply(value));
  }

  static String what(Shape.Whole shape) {
    return "a whole number from " + shape.least() + " to " + shape.most();
  }

  /** A number, or one of the texts NaN, Infinity and -Infinity. */
  static Optional<Object> real(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.doubleValue());
    }
    return switch (node.asText()) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** The key of an object as the tree that its shape is read from. */
  static JsonNode key(Shape shape, String key) {
    boolean number = shape instanceof Shape.Whole && key.matches("-?[0-9]{1,18}");
    return number ? Trees.NODES.numberNode(Long.parseLong(key)) : Trees.NODES.textNode(key);
  }

  /** What sort of value, for a sentence that must not tell the value itself. */
  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NULL -> "nothing";
      case ARRAY -> "a list";
      default -> "an object";
    };
  }

  /** A value in words, for a sentence about it. */
  static String shown(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "the text '" + Text.visible(node.textValue(), 60) + "'";
      case NUMBER -> "the number " + Text.visible(node.asText(), 60);
      case BOOLEAN -> node.asText();
      case NULL -> "nothing";
      case ARRAY -> "a list";
      default -> "an object";
    };
  }
}
