// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Writes trees as YAML that people like to read: blocks, and text of several lines as it is. */
final class YamlWriter {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setSchema(new JsonSchema())
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(100)
          .setSplitLines(false)
          .build();

  private YamlWriter() {}

  static String write(JsonNode tree) {
    StringBuilder text = new StringBuilder();
    new Dump(SETTINGS).dumpNode(node(tree), new Appender(text));
    return text.toString();
  }

  private static Node node(JsonNode tree) {
    return switch (tree.getNodeType()) {
      case OBJECT -> object(tree);
      case ARRAY -> list(tree);
      case STRING -> text(tree.textValue());
      case BOOLEAN -> plain(Tag.BOOL, tree);
      case NUMBER -> plain(tree.isIntegralNumber() ? Tag.INT : Tag.FLOAT, tree);
      default -> plain(Tag.NULL, tree);
    };
  }

  private static Node object(JsonNode tree) {
    List<NodeTuple> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      entries.add(new NodeTuple(text(entry.getKey()), node(entry.getValue())));
    }
    return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  /** Short lists of plain values stay on one line, as people write lists of columns. */
  private static Node list(JsonNode tree) {
    List<Node> elements = new ArrayList<>();
    boolean plain = tree.toString().length() <= 80;
    for (JsonNode element : tree) {
      elements.add(node(element));
      plain &= element.isValueNode();
    }
    return new SequenceNode(Tag.SEQ, elements, plain ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node text(String value) {
    return new ScalarNode(
        Tag.STR, value, value.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
  }

  private static Node plain(Tag tag, JsonNode value) {
    return new ScalarNode(tag, value.asText(), ScalarStyle.PLAIN);
  }

  private record Appender(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      text.append(part);
    }

    @Override
    public void write(String part, int from, int length) {
      text.append(part, from, from + length);
    }
  }
}
