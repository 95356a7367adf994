// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.RESTRequest;
import org.apache.iceberg.rest.RESTSerializers;

/** The messages of the REST catalog as Iceberg itself writes and reads them. */
final class CatalogJson {
  private static final ObjectMapper MAPPER = mapper();

  private CatalogJson() {}

  static String write(Object message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message of the catalog cannot be written", e);
    }
  }

  /** As {@link #write}, in UTF-8; Jackson's own bytes have escapes that its text does not have. */
  static byte[] bytes(Object message) {
    return write(message).getBytes(UTF_8);
  }

  static <T extends RESTRequest> T read(Class<T> type, byte[] body) {
    try {
      T request = MAPPER.readValue(body, type);
      if (request == null) {
        throw new BadRequestException(
            "The request's body is null; expected a %s.", type.getSimpleName());
      }
      request.validate();
      return request;
    } catch (IOException e) {
      throw new BadRequestException(
          e, "The request's body is no %s: %s", type.getSimpleName(), e.getMessage());
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();
    RESTSerializers.registerAll(mapper);
    return mapper;
  }
}
