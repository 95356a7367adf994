// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON text as a tree and back, within limits. */
final class Trees {
  /** The most bytes of a document that comes from outside. */
  static final int MOST_BYTES = 16 << 20;

  /** The most levels of a document. */
  static final int DEEPEST = 100;

  /** The most values and names of a document that comes from outside: what they take in memory. */
  static final int MOST_TOKENS = 500_000;

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final RecyclerPool<BufferRecycler> BUFFERS =
      JsonRecyclerPools.newConcurrentDequePool();

  static final JsonMapper MAPPER = mapper(Long.MAX_VALUE);

  /** For what comes from outside. */
  private static final JsonMapper OUTSIDE = mapper(MOST_TOKENS);

  private Trees() {}

  private static JsonMapper mapper(long mostTokens) {
    return JsonMapper.builder(
            JsonFactory.builder()
                // by thread, as is usual, each request would allocate its own
                .recyclerPool(BUFFERS)
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxTokenCount(mostTokens)
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  static JsonNode parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw tooLarge("The document", bytes.length);
    }
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), OUTSIDE);
    } catch (CharacterCodingException e) {
      throw malformed("The document is not UTF-8 text, as JSON must be.", 0);
    }
  }

  static JsonNode parse(String text) {
    return parse(text, MAPPER);
  }

  private static JsonNode parse(String text, JsonMapper mapper) {
    try {
      JsonNode tree = mapper.readTree(text);
      if (tree.isMissingNode()) {
        throw malformed("The document is empty; a JSON value was expected.", 0);
      }
      return tree;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 0 : at.getLineNr();
      String where = at == null ? "" : " (line " + line + ", column " + at.getColumnNr() + ")";
      throw malformed(
          "The document is not JSON that can be read" + where + ": " + e.getOriginalMessage() + ".",
          line);
    }
  }

  static JsonNode tree(Json json) {
    return parse(json.text());
  }

  static Json json(JsonNode tree) {
    try {
      return new Json(MAPPER.writeValueAsString(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pretty(JsonNode tree) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SlipwayException tooLarge(String what, int size) {
    return new SlipwayException(
        ErrorCode.TOO_LARGE,
        what + " has a size of " + size + "; at most " + MOST_BYTES + " are read. Split it.");
  }

  static SlipwayException malformed(String message, int line) {
    return new SlipwayException(
        ErrorCode.MALFORMED, message, List.of(new Problem("", line, message)));
  }
}
