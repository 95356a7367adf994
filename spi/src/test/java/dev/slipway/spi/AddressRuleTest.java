// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AddressRuleTest {
  private static final String ENDPOINT = "The endpoint";

  /** What a name server says; names that end with {@code .evil.example} are an attacker's. */
  private static final Map<String, List<String>> NAMED =
      Map.of(
          "storage.example.org", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
          "loop.evil.example", List.of("127.0.0.1"),
          "six.evil.example", List.of("::1"),
          "mapped.evil.example", List.of("::ffff:10.0.0.1"),
          "half.evil.example", List.of("93.184.215.14", "169.254.169.254"),
          "cloud.evil.example", List.of("169.254.169.254"),
          "minio.corp.example", List.of("10.4.5.6"),
          "stolen.corp.example", List.of("169.254.169.254"));

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

  private final AddressRule rule =
      new AddressRule(AddressRuleTest::resolve, AllowedAddresses.onlyPublic());

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> found = new ArrayList<>();
    for (String address : NAMED.getOrDefault(host, List.of())) {
      found.add(InetAddress.getByName(address));
    }
    return found;
  }

  /** One a line, where what does not show is written as in Java. */
  private static List<String> spellings(String file) throws IOException {
    try (InputStream list =
        Objects.requireNonNull(AddressRuleTest.class.getResourceAsStream(file))) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line ->
              ESCAPED.matcher(line).replaceAll(found -> Matcher.quoteReplacement(shown(found))))
          .toList();
    }
  }

  private static String shown(MatchResult escaped) {
    return Character.toString(Integer.parseInt(escaped.group(1), 16));
  }

  @Test
  void refusesEverySpellingOfAnAddressThatIsNotPublic() throws IOException {
    List<String> hosts = spellings("forbidden-hosts.txt");
    List<String> whole = spellings("forbidden-addresses.txt");
    List<String> addresses =
        Stream.concat(
                hosts.stream()
                    .flatMap(host ->
                        Stream.of("http://" + host + "/", "https://" + host + ":8443/x?y#z")),
                whole.stream())
            .toList();
    int bySpelling = 0;
    for (String address : addresses) {
      SlipwayException refusal = refusal(address);
      assertThat(refusal.code())
          .as(address)
          .isIn(ErrorCode.INVALID, ErrorCode.FORBIDDEN, ErrorCode.UNAVAILABLE);
      assertThat(refusal).as(address).hasMessageContaining(ENDPOINT).hasMessageEndingWith(".");
      bySpelling += refusal.code() == ErrorCode.INVALID ? 1 : 0;
    }
    System.out.printf(
        "Forbidden addresses: %d refused (%d hosts twice, %d others), %d of them as misspelt.%n",
        addresses.size(), hosts.size(), whole.size(), bySpelling);
    assertThat(addresses).hasSizeGreaterThan(400);
  }

  private SlipwayException refusal(String address) {
    try {
      CheckedAddress checked = rule.check(ENDPOINT, address);
      throw new AssertionError(address + " was allowed: " + checked);
    } catch (SlipwayException e) {
      return e;
    }
  }

  @Test
  void allowsPublicAddresses() throws IOException {
    List<String> addresses = spellings("public-addresses.txt");
    for (String address : addresses) {
      assertThat(rule.check(ENDPOINT, address).addresses()).as(address).isNotEmpty();
      assertThat(rule.fault(ENDPOINT, address)).as(address).isEmpty();
    }
  }

  @Test
  void seesWithoutANameServerWhatIsWrittenWrongly() {
    assertThat(rule.fault(ENDPOINT, "http://[::ffff:127.0.0.1]/").orElseThrow())
        .contains("127.0.0.1", "no public address", "--allow-address");
    assertThat(rule.fault(ENDPOINT, "http://0x7f.1/").orElseThrow())
        .contains("numbers are written as");
    assertThat(rule.fault(ENDPOINT, "https://loop.evil.example/")).isEmpty();
  }

  @Test
  void resolvesANameOnceAndKeepsToWhatWasChecked() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    AddressRule.Names rebinding =
        _ ->
            List.of(
                InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
    AddressRule local =
        new AddressRule(rebinding, AllowedAddresses.besidesPublic(List.of("127.0.0.1")));
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://rebinding.example:" + canary.getLocalPort() + "/";
      CheckedAddress checked = local.check(ENDPOINT, address);
      try (Socket ours = checked.connect(Duration.ofSeconds(5));
          Socket theirs = canary.accept()) {
        assertThat(ours.getLocalPort()).isEqualTo(theirs.getPort());
      }
      assertThat(asked).hasValue(1);
      assertThatThrownBy(() -> local.check(ENDPOINT, address)).hasMessageContaining("127.0.0.2");
    }
  }

  @Test
  void checksWhereARedirectLeads() {
    CheckedAddress from = rule.check(ENDPOINT, "https://storage.example.org/a/b");

    assertThat(rule.follow(from, "../c").uri()).hasToString("https://storage.example.org/c");
    assertThat(rule.follow(from, "//storage.example.org:444/d").port()).isEqualTo(444);
    for (String location :
        List.of(
            "http://storage.example.org/",
            "https://127.0.0.1/",
            "//127.0.0.1/",
            "https://loop.evil.example/",
            "file:///etc/passwd",
            "gopher://storage.example.org/",
            "https://user@storage.example.org/",
            "\\\\127.0.0.1\\x")) {
      assertThatThrownBy(() -> rule.follow(from, location))
          .as(location)
          .isInstanceOf(SlipwayException.class);
    }
  }

  @Test
  void allowsWhatTheOperatorHasNamed() {
    AddressRule named =
        new AddressRule(
            AddressRuleTest::resolve,
            AllowedAddresses.besidesPublic(
                List.of("minio.corp.example", "stolen.corp.example", "192.168.7.0/24", "::1")));

    assertThat(named.check(ENDPOINT, "http://minio.corp.example:9000").port()).isEqualTo(9000);
    assertThat(named.check(ENDPOINT, "http://192.168.7.200/").port()).isEqualTo(80);
    assertThat(named.check(ENDPOINT, "https://six.evil.example/").port()).isEqualTo(443);
    for (String address :
        List.of(
            "http://192.168.8.1/",
            "http://10.4.5.6/",
            "http://stolen.corp.example/",
            "http://loop.evil.example/")) {
      assertThatThrownBy(() -> named.check(ENDPOINT, address))
          .as(address)
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
  }

  @Test
  void saysWhatIsNoExceptionAtAll() {
    for (String exception :
        List.of("10.0.0.0/33", "10.0.0/8", "0x7f.1/8", "http://x", "a b", "", "1.2.3", "::/129")) {
      assertThatThrownBy(() -> AllowedAddresses.besidesPublic(List.of(exception)))
          .as(exception)
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
    }
  }
}
