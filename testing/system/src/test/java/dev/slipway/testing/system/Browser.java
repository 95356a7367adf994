// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps cookies, goes where it is sent, and fills in a provider's forms. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_STEPS = 20;
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern PROMPT = Pattern.compile("name=\"prompt\" value=\"([a-z]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();
  private final List<String> cookies = new ArrayList<>();

  /** What was answered at an address. */
  record Page(URI address, Answer answer) {}

  /** All {@code Set-Cookie} headers so far. */
  List<String> cookies() {
    return cookies;
  }

  /** One request, without going on from there. */
  Page open(URI address) throws IOException, InterruptedException {
    return send(address, HttpRequest.newBuilder(address).GET());
  }

  Page post(URI address, String form) throws IOException, InterruptedException {
    return send(
        address,
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private Page send(URI address, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> got =
        http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    cookies.addAll(got.headers().allValues("Set-Cookie"));
    return new Page(address, new Answer(got.statusCode(), got.headers(), got.body()));
  }

  /** Where a redirection leads. */
  static URI next(Page page) {
    return page.address().resolve(page.answer().headers().firstValue("Location").orElseThrow());
  }

  static boolean isRedirection(Page page) {
    return page.answer().status() / 100 == 3;
  }

  /** Goes on to the page where no redirection and no form of a provider is left. */
  Page visit(URI address, String login) throws IOException, InterruptedException {
    Page page = open(address);
    for (int i = 0; i < MOST_STEPS; i++) {
      Matcher form = FORM.matcher(page.answer().body());
      if (isRedirection(page)) {
        page = open(next(page));
      } else if (form.find()) {
        page = post(page.address().resolve(form.group(1)), fields(page, login));
      } else {
        return page;
      }
    }
    throw new AssertionError("the way from " + address + " has no end");
  }

  private static String fields(Page page, String login) {
    Matcher prompt = PROMPT.matcher(page.answer().body());
    String kind = prompt.find() ? prompt.group(1) : "login";
    return "prompt=" + kind + "&login=" + URLEncoder.encode(login, UTF_8) + "&password=any";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
