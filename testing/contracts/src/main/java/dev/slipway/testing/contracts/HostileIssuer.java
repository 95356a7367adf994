// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An OpenID provider on the loopback address that lets everybody in at once, and that can be told
 * to do what a right one never does. As long as it is told nothing it is right: it asks for PKCE,
 * for the client's secret, and redeems a code once.
 */
public final class HostileIssuer implements AutoCloseable {
  public static final String CLIENT = "studio";
  public static final String SECRET = "s3cret & +%";

  private static final int LIFETIME_SECONDS = 300;

  private final HttpServer server;
  private final Signatures signatures = new Signatures();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /** How ID tokens are signed. */
  public volatile Signing signing = Signing.RIGHT;

  /** Changes the claims of an ID token, which are JSON texts by name. */
  public volatile Consumer<Map<String, String>> claims = _ -> {};

  /** Changes what it says of itself, JSON texts by name. */
  public volatile Consumer<Map<String, String>> description = _ -> {};

  /** A body that is answered instead of tokens; "" for tokens. */
  public volatile String tokenAnswer = "";

  /** Seconds since 1970 that it believes to be now. */
  public volatile long clock;

  /** Ways to sign. */
  public enum Signing {
    RIGHT,
    /** By a key of somebody else under the name of its own. */
    OTHER_KEY,
    /** By a key of somebody else, named as such. */
    UNKNOWN_KEY,
    /** With the client's secret, which the client knows, too. */
    SHARED_SECRET,
    /** With its public key taken for a shared secret, as in confusions of algorithms. */
    PUBLIC_KEY_AS_SECRET,
    /** Not at all: {@code alg} is {@code none}. */
    NONE,
    /** Right, and the claims changed afterwards. */
    CHANGED
  }

  private HostileIssuer(HttpServer server, long clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * @param clock seconds since 1970 that it believes to be now
   */
  public static HostileIssuer start(long clock) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HostileIssuer issuer = new HostileIssuer(HttpServer.create(address, 0), clock);
    issuer.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    issuer.server.createContext("/.well-known/openid-configuration", issuer::describe);
    issuer.server.createContext(
        "/keys", exchange -> answer(exchange, 200, issuer.signatures.published()));
    issuer.server.createContext("/authorize", issuer::authorize);
    issuer.server.createContext("/token", issuer::redeem);
    issuer.server.start();
    return issuer;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many codes it has redeemed, rightly or not. */
  public int redeemed() {
    return made.get();
  }

  private void describe(HttpExchange exchange) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("issuer", quoted(url()));
    fields.put("authorization_endpoint", quoted(url() + "/authorize"));
    fields.put("token_endpoint", quoted(url() + "/token"));
    fields.put("jwks_uri", quoted(url() + "/keys"));
    fields.put("end_session_endpoint", quoted(url() + "/end"));
    description.accept(fields);
    answer(exchange, 200, json(fields));
  }

  /** The login of a user who is logged in already: straight back with a code. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = "code-" + codes.size() + "-" + asked.get("state");
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private void redeem(HttpExchange exchange) throws IOException {
    Map<String, String> sent = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
    if (!isClient(header)) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if (!tokenAnswer.isEmpty()) {
      answer(exchange, 200, tokenAnswer);
    } else if (asked == null
        || !asked.getOrDefault("redirect_uri", "").equals(sent.get("redirect_uri"))
        || !asked.getOrDefault("code_challenge", "").equals(challenge(sent))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      made.incrementAndGet();
      String token = signatures.sign(signing, json(claims(asked)));
      answer(exchange, 200, "{\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }
  }

  private static boolean isClient(String header) {
    String pair = encoded(CLIENT) + ":" + encoded(SECRET);
    return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))).equals(header);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Map<String, String> claims(Map<String, String> asked) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", quoted(url()));
    fields.put("sub", quoted("4711"));
    fields.put("aud", quoted(CLIENT));
    fields.put("exp", Long.toString(clock + LIFETIME_SECONDS));
    fields.put("iat", Long.toString(clock));
    fields.put("nonce", quoted(asked.getOrDefault("nonce", "")));
    fields.put("preferred_username", quoted("ann"));
    fields.put("groups", "[\"analysts\"]");
    claims.accept(fields);
    return fields;
  }

  private static String challenge(Map<String, String> sent) {
    try {
      byte[] verifier = sent.getOrDefault("code_verifier", "").getBytes(UTF_8);
      return Signatures.encoded(MessageDigest.getInstance("SHA-256").digest(verifier));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String query) {
    return Arrays.stream(query.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> URLDecoder.decode(field[1], UTF_8)));
  }

  /** A JSON text. */
  public static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Answers nobody any more. */
  public void stop() {
    server.stop(0);
  }

  @Override
  public void close() {
    stop();
  }
}
