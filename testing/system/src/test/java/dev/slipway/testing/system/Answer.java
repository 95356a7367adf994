// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server answered, read without its own classes. */
record Answer(int status, HttpHeaders headers, String body) {
  /** The first text of that name, unquoted; "" where there is none. */
  String text(String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(body);
    return found.find() ? found.group(1).replace("\\\"", "\"").replace("\\\\", "\\") : "";
  }

  /** The first number of that name. */
  long number(String name) {
    Matcher found = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(body);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /** A success; hands it back. */
  Answer good() {
    assertThat(status).as(body).isBetween(200, 299);
    return this;
  }

  /** A refusal as problem details whose sentence has all these words. */
  void isRefused(int expected, String code, String... words) {
    assertThat(status).as(body).isEqualTo(expected);
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(number("status")).isEqualTo(expected);
    assertThat(text("code")).isEqualTo(code);
    assertThat(text("detail")).isNotEmpty();
    for (String word : words) {
      assertThat(text("detail")).contains(word);
    }
  }
}
