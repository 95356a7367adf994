// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.testing.contracts.HostileIssuer.Signing;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of an ID token. */
class IdTokensTest extends ProviderVisits {
  IdTokensTest() throws IOException {}

  private static String groups(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"g" + i + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @EnumSource(value = Signing.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
  void believesNothingThatIsNotSignedByTheProvider(Signing signing) throws Exception {
    there.signing = signing;

    LoginRefused refused = refusal(visit());

    assertThat(refused.fault().code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    assertThat(refused).hasMessageContaining("not signed");
    assertThat(there.redeemed()).isEqualTo(1);
  }

  private static Arguments bad(String sentence, String claim, String value) {
    Consumer<Map<String, String>> change =
        claims -> {
          claims.remove(claim);
          if (!value.isEmpty()) {
            claims.put(claim, value);
          }
        };
    return Arguments.of(sentence, claim, change);
  }

  private static Stream<Arguments> badClaims() {
    long now = START.getEpochSecond();
    return Stream.of(
        bad("was made by 'https://evil.example'", "iss", "\"https://evil.example\""),
        bad("was made by nobody", "iss", ""),
        bad("is meant for '[other]'", "aud", "\"other\""),
        bad("is meant for '[]'", "aud", ""),
        bad("given to several parties", "aud", "[\"studio\",\"other\"]"),
        bad("given to 'other'", "azp", "\"other\""),
        bad("ended at 2025-12-31T23:59:00Z", "exp", Long.toString(now - 60)),
        bad("does not say when it ends", "exp", ""),
        bad("does not say when it was made", "iat", ""),
        bad("one of the clocks is wrong", "iat", Long.toString(now + 61)),
        bad("one of the clocks is wrong", "nbf", Long.toString(now + 61)),
        bad("belongs to another login", "nonce", "\"another\""),
        bad("belongs to another login", "nonce", "5"),
        bad("belongs to another login", "nonce", ""),
        bad("does not say for whom", "sub", ""),
        bad("does not say for whom", "sub", "\" \""),
        bad("does not say for whom", "sub", "\"" + "x".repeat(256) + "\""),
        bad("does not name your groups", "groups", ""),
        bad("a group that is no text", "groups", "[5]"),
        bad("a group that is no text", "groups", "[\"" + "x".repeat(257) + "\"]"),
        bad("over 1000 groups", "groups", groups(1001)),
        bad("more than the 131072 that are read", "padding", "\"" + "x".repeat(131072) + "\""));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void believesNoTokenOfSomebodyElseOrAnotherTime(
      String sentence, String claim, Consumer<Map<String, String>> change) throws Exception {
    there.claims = change;

    LoginRefused refused = refusal(visit());

    assertThat(refused.fault().code()).as(claim).isEqualTo(ErrorCode.UNAUTHENTICATED);
    assertThat(refused.fault()).hasMessageContaining(sentence);
    assertThat(refused.detail()).isNotEmpty();
  }

  @Test
  void allowsForClocksThatAreAMinuteApart() throws Exception {
    there.clock = START.getEpochSecond() + 60;
    assertThat(arrive(visit()).identity().subject()).isEqualTo("4711");

    there.clock = START.getEpochSecond() - 300 - 59;
    assertThat(arrive(visit()).identity().subject()).isEqualTo("4711");
  }

  @Test
  void takesTheAudienceOfSeveralWhereItIsTheParty() throws Exception {
    there.claims =
        claims -> {
          claims.put("aud", "[\"other\",\"studio\"]");
          claims.put("azp", "\"studio\"");
          claims.put("groups", groups(1000));
        };

    assertThat(arrive(visit()).identity().groups()).hasSize(1000);
  }
}
