// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssuerTest extends ProviderVisits {
  IssuerTest() throws IOException {}

  @Test
  void tellsWhoTheProviderVouchesFor() throws Exception {
    there.claims =
        claims -> {
          claims.put("name", "\"Ann Smith\"");
          claims.put("email", "\"ann@example.org\"");
          claims.put("groups", "[\"b\",\"a\",\"b\"]");
        };

    Issuer.Arrival arrival = arrive(visit());

    assertThat(arrival.identity())
        .isEqualTo(
            new Identity(
                there.url(), "4711", "ann", "Ann Smith", "ann@example.org", List.of("a", "b")));
    assertThat(arrival.returnTo().value()).isEqualTo("/projects/sales?a=b");
  }

  @Test
  void asksForTheCodeFlowWithStateNonceAndPkce() throws Exception {
    Issuer.Departure one = issuer.depart(CALLBACK, ReturnPath.START);
    Issuer.Departure other = issuer.depart(CALLBACK, ReturnPath.START);

    Map<String, List<String>> query = query(one.address());
    assertThat(query.get("response_type")).containsExactly("code");
    assertThat(query.get("code_challenge_method")).containsExactly("S256");
    assertThat(query.get("scope")).containsExactly("email+openid+profile");
    for (String name : List.of("state", "nonce", "code_challenge")) {
      List<String> told = query.getOrDefault(name, List.of());
      assertThat(told).hasSize(1).allMatch(value -> value.length() == 43);
      assertThat(query(other.address()).get(name)).isNotEqualTo(told);
    }
    Ticket ticket = Ticket.read(one.ticket()).orElseThrow();
    assertThat(one.address().toString()).doesNotContain(ticket.verifier());
    assertThat(query.get("code_challenge")).containsExactly(ticket.challenge());
    assertThat(ticket).hasToString("Ticket[<…>]");
  }

  @Test
  void challengesAsTheStandardsExampleDoes() {
    Ticket ticket = new Ticket("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/", START);

    assertThat(ticket.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void takesNoAnswerTwiceNorOneOfAnotherBrowserNorALateOne() throws Exception {
    Visit good = visit();
    arrive(good);
    assertThat(refusal(good)).hasMessageContaining("has ended already");
    assertThat(there.redeemed()).isEqualTo(1);

    Visit stolen = visit();
    assertThat(refusal(new Visit(stolen.answer(), Optional.empty())))
        .hasMessageContaining("browser");
    assertThat(refusal(new Visit(stolen.answer(), visit().ticket())))
        .hasMessageContaining("browser");
    assertThat(refusal(new Visit(stolen.answer(), Optional.of("no ticket"))).detail())
        .contains("no login under way");
    assertThat(refusal(new Visit(stolen.answer(), Optional.of("x".repeat(5000)))).detail())
        .contains("no login under way");

    now = START.plus(Duration.ofMinutes(10));
    assertThat(refusal(stolen)).hasMessageContaining("longer than 10 minutes");
    assertThat(there.redeemed()).isEqualTo(1);
  }

  @Test
  void takesNoCodeThatItsProviderRedeemedForAnotherServer() throws Exception {
    Visit good = visit();
    arrive(good);
    issuer = issuer(there.url());

    assertThat(refusal(good)).hasMessageContaining("was used already");
  }

  @Test
  void takesNoAnswerOfAnotherProvider() throws Exception {
    Visit visit = visit();
    Callback mixedUp =
        new Callback(
            visit.answer().state(),
            visit.answer().code(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://evil.example"));

    assertThat(refusal(new Visit(mixedUp, visit.ticket())).detail()).contains("evil.example");

    there.description =
        fields -> fields.put("authorization_response_iss_parameter_supported", "true");
    issuer = issuer(there.url());
    assertThat(refusal(visit()).detail()).contains("answered by ''");
    assertThat(there.redeemed()).isZero();
  }

  @Test
  void saysWhyTheProviderDidNotLetSomebodyIn() throws Exception {
    Visit visit = visit();
    Callback denied =
        new Callback(
            visit.answer().state(),
            Optional.empty(),
            Optional.of("access_denied"),
            Optional.of("no\r\nway"),
            Optional.empty());

    assertThat(refusal(new Visit(denied, visit.ticket())))
        .hasMessageContaining("did not let you in (access_denied: no\\u000d\\u000away)");
  }

  @Test
  void tellsAWrongSecretToTheAdministratorAlone() throws Exception {
    secret = "another one";
    LoginRefused refused = refusal(visit());

    assertThat(refused.fault().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(refused).hasMessageContaining("does not accept this studio as its client");
    assertThat(refused.detail()).contains("401", "invalid_client").doesNotContain("another one");
  }

  @Test
  void refusesAnAnswerWithoutAnIdTokenOrWithMoreThanIsRead() throws Exception {
    there.tokenAnswer = "{\"access_token\":\"x\"}";
    assertThat(refusal(visit()).detail()).contains("without an ID token").doesNotContain("\"x\"");
    there.tokenAnswer = "no json";
    assertThat(refusal(visit()).detail()).contains("no JSON");
    there.tokenAnswer = "{\"id_token\":\"x\"}";
    assertThat(refusal(visit())).hasMessageContaining("no JSON Web Token");
    there.tokenAnswer = "{\"id_token\":\"" + "x".repeat(2 << 20) + "\"}";
    assertThat(refusal(visit()).fault().code()).isEqualTo(ErrorCode.UNAVAILABLE);
  }

  private static Stream<Arguments> badDescriptions() {
    return Stream.of(
        Arguments.of("issuer", "\"https://evil.example\"", "calls itself 'https://evil.example'"),
        Arguments.of("token_endpoint", "\"http://192.168.0.1/token\"", "expected an https address"),
        Arguments.of("token_endpoint", "\"file:///etc/passwd\"", "expected an https address"),
        Arguments.of("jwks_uri", "\"http://169.254.169.254/latest\"", "expected an https address"),
        Arguments.of("jwks_uri", "{}", "expected an https address"),
        Arguments.of("authorization_endpoint", "\"java script\"", "no address"),
        Arguments.of("end_session_endpoint", "\"http://evil.example/\"", "expected an https"));
  }

  @ParameterizedTest
  @MethodSource("badDescriptions")
  void followsNoDescriptionThatLeadsElsewhere(String field, String value, String detail) {
    there.description = fields -> fields.put(field, value);

    LoginRefused refused = catchThrowableOfType(LoginRefused.class, this::visit);

    assertThat(refused.fault().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(refused.detail()).contains(detail);
    assertThat(refused.getMessage()).doesNotContain(value);
  }

  @Test
  void saysThatAProviderIsDownAndTriesAgainLater() throws Exception {
    there.description = fields -> fields.put("issuer", "\"x\"");
    assertThat(catchThrowableOfType(LoginRefused.class, this::visit)).isNotNull();
    there.description = _ -> {};
    assertThat(catchThrowableOfType(LoginRefused.class, this::visit)).isNotNull();
    now = now.plusSeconds(3);
    assertThat(arrive(visit()).identity().subject()).isEqualTo("4711");

    there.close();
    issuer = issuer(there.url());
    LoginRefused refused = catchThrowableOfType(LoginRefused.class, this::visit);
    assertThat(refused.fault().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(refused).hasMessageContaining("nobody can log in by it now");
    assertThat(refused.detail()).contains("ConnectException");
    assertThat(issuer.endSession()).isEmpty();
  }

  @Test
  void offersThePageWhereASessionEnds() {
    assertThat(issuer.endSession()).contains(URI.create(there.url() + "/end?client_id=studio"));
    there.description = fields -> fields.remove("end_session_endpoint");
    issuer = issuer(there.url());
    assertThat(issuer.endSession()).isEmpty();
  }
}
