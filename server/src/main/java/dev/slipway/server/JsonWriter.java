// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends a document in one piece. The framework's own way cuts it into pieces of eight kilobytes,
 * for each of which the thread of the request waits.
 */
@Provider
public final class JsonWriter implements ServerMessageBodyWriter<Json> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == Json.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Json.class;
  }

  @Override
  public void writeResponse(Json json, Type genericType, ServerRequestContext context) {
    var _ = context.serverResponse().end(json.text());
  }

  @Override
  public void writeTo(
      Json json,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(json.text().getBytes(UTF_8));
  }
}
