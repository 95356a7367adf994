// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that are wanted. As RFC 9110 has it, a header that names several ranges, or
 * none that the file has, is passed over: the whole file is given.
 */
record ByteRange(long offset, long length, long whole) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(Optional<String> header, long bytes) {
    Matcher range = ONE.matcher(header.orElse(""));
    ByteRange all = new ByteRange(0, bytes, bytes);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return all;
    }
    long last = number(range.group(2), bytes);
    ByteRange part =
        range.group(1).isEmpty()
            ? between(Math.max(0, bytes - last), bytes - 1, bytes)
            : between(number(range.group(1), 0), Math.min(last, bytes - 1), bytes);
    return part.length() > 0 ? part : all;
  }

  private static ByteRange between(long first, long last, long bytes) {
    return new ByteRange(first, last - first + 1, bytes);
  }

  private static long number(String digits, long otherwise) {
    return digits.isEmpty() ? otherwise : Long.parseLong(digits);
  }

  boolean isPart() {
    return length < whole;
  }

  Response.ResponseBuilder describe(Response.ResponseBuilder response) {
    response.header(HttpHeaders.CONTENT_LENGTH, length);
    return isPart()
        ? response.header(
            "Content-Range", "bytes " + offset + "-" + (offset + length - 1) + "/" + whole)
        : response;
  }
}
