// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Precondition;
import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.SlipwayException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;

/** Values as HTTP answers, and the few headers that mean something to us. */
final class Answers {
  private Answers() {}

  static Response json(Object value) {
    return json(200, value);
  }

  static Response json(int status, Object value) {
    Json json = value instanceof Json text ? text : Documents.write(value);
    return Response.status(status).entity(json).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  static Response json(int status, Object value, long generation) {
    return Response.fromResponse(json(status, value))
        .tag(new EntityTag(Long.toString(generation)))
        .build();
  }

  static Response problem(SlipwayException fault) {
    return problem(fault.code().httpStatus(), fault);
  }

  /** With a status of its own, where HTTP knows one that no code has. */
  static Response problem(int status, SlipwayException fault) {
    return Response.status(status)
        .entity(Problems.body(status, fault).text())
        .type(Problems.MEDIA_TYPE)
        .build();
  }

  static Response nothing() {
    return Response.noContent().build();
  }

  /** That what is written over is still of the generation that an {@code If-Match} header names. */
  static Precondition precondition(Optional<String> ifMatch) {
    OptionalLong generation = generation(ifMatch.orElse(""));
    return generation.isPresent()
        ? new Precondition.Generation(generation.getAsLong())
        : Precondition.ANY;
  }

  /** The generation that an {@code If-Match} header names; empty without one, or for {@code *}. */
  static OptionalLong generation(String ifMatch) {
    if (ifMatch.isEmpty() || ifMatch.equals("*")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(ifMatch.replace("W/", "").replace("\"", "")));
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          ErrorCode.MALFORMED,
          "If-Match is '" + ifMatch + "', expected the ETag of an earlier answer, such as \"3\".",
          e);
    }
  }
}
