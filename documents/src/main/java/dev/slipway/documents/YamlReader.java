// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * YAML 1.2 with the values of JSON: no tags, no anchors and so no bombs, no duplicate keys, limited
 * length and depth.
 */
final class YamlReader {
  private static final JsonSchema SCHEMA = new JsonSchema();

  // The parser copies all of a long text for each buffer of it: a small one takes it minutes.
  private static final int SMALLEST_BUFFER = 1 << 10;
  private static final int LARGEST_BUFFER = 1 << 20;

  // What JSON allows too; longer ones take a time that grows with the square of their length.
  private static final int LONGEST_NUMBER = 1000;

  private final String fileName;
  private final Iterator<Event> events;
  private int values;

  private YamlReader(String text, String fileName) {
    this.fileName = fileName;
    this.events =
        new Parse(
                LoadSettings.builder()
                    .setLabel(fileName)
                    .setCodePointLimit(Trees.MOST_BYTES)
                    .setBufferSize(Math.clamp(text.length(), SMALLEST_BUFFER, LARGEST_BUFFER))
                    .setSchema(SCHEMA)
                    .build())
            .parseString(text)
            .iterator();
  }

  static List<YamlDocument> read(String text, String fileName) {
    if (text.length() > Trees.MOST_BYTES) {
      throw Trees.tooLarge(fileName, text.length());
    }
    try {
      return new YamlReader(text, fileName).documents();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(YamlReader::line).orElse(0);
      throw refused(fileName, line, e.getProblem());
    } catch (YamlEngineException e) {
      throw refused(fileName, 0, String.valueOf(e.getMessage()));
    }
  }

  private List<YamlDocument> documents() {
    List<YamlDocument> documents = new ArrayList<>();
    while (events.hasNext()) {
      if (events.next().getEventId() == Event.ID.DocumentStart) {
        Event root = events.next();
        Lines lines = new Lines(line(root));
        JsonNode tree = value(root, lines, 0);
        if (!tree.isNull()) {
          documents.add(new YamlDocument(fileName, Trees.json(tree), lines));
        }
      }
    }
    return documents;
  }

  private JsonNode value(Event event, Lines lines, int depth) {
    if (++values > Trees.MOST_TOKENS) {
      throw refused(
          event, "it has more than " + Trees.MOST_TOKENS + " values; split it into several files");
    }
    if (depth > Trees.DEEPEST) {
      throw refused(event, "it is nested more than " + Trees.DEEPEST + " levels deep");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw refused(event, "anchors and aliases are not read; write the value out");
    }
    tag(event)
        .ifPresent(tag -> {
          throw refused(event, "tags such as " + tag + " are not read");
        });
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> list(lines, depth);
      case MappingStart -> object(lines, depth);
      default -> throw refused(event, "a value was expected");
    };
  }

  private static Optional<String> tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> Optional.empty();
    };
  }

  private ArrayNode list(Lines lines, int depth) {
    ArrayNode list = Trees.NODES.arrayNode();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      Lines child = lines.child(String.valueOf(list.size()), line(next));
      list.add(value(next, child, depth + 1));
    }
    return list;
  }

  private ObjectNode object(Lines lines, int depth) {
    ObjectNode object = Trees.NODES.objectNode();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      if (!(next instanceof ScalarEvent key)) {
        throw refused(next, "a key must be plain text");
      }
      String name = key.getValue();
      if (object.has(name)) {
        throw refused(next, "the key '" + Text.visible(name, 60) + "' stands there twice");
      }
      Lines child = lines.child(name, line(next));
      object.set(name, value(events.next(), child, depth + 1));
    }
    return object;
  }

  private JsonNode scalar(ScalarEvent event) {
    String text = event.getValue();
    if (!event.isPlain()) {
      return Trees.NODES.textNode(text);
    }
    Tag tag = SCHEMA.getScalarResolver().resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return Trees.NODES.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return Trees.NODES.booleanNode(Boolean.parseBoolean(text));
    } else if (text.length() > LONGEST_NUMBER) {
      return Trees.NODES.textNode(text);
    } else if (tag.equals(Tag.INT)) {
      return whole(text);
    } else if (tag.equals(Tag.FLOAT) && !text.endsWith("inf") && !text.endsWith("nan")) {
      return Trees.NODES.numberNode(new BigDecimal(text));
    }
    return Trees.NODES.textNode(text);
  }

  private static JsonNode whole(String text) {
    return text.length() < 19
        ? Trees.NODES.numberNode(Long.parseLong(text))
        : Trees.NODES.numberNode(new BigInteger(text));
  }

  private static int line(Event event) {
    return event.getStartMark().map(YamlReader::line).orElse(0);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  private SlipwayException refused(Event event, String why) {
    return refused(fileName, line(event), why);
  }

  private static SlipwayException refused(String fileName, int line, String why) {
    String place = line == 0 ? "" : ", line " + line;
    return Trees.malformed(fileName + place + ": this YAML cannot be read: " + why + ".", line);
  }
}
