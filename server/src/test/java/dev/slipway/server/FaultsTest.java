// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String ASKED = "GET /api/v1/runs?limit=many";

  private final Faults faults = new Faults();

  private static void assertAnswer(Response answer, int status, String code, String... words) {
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getMediaType()).hasToString("application/problem+json");
    assertThat(String.valueOf(answer.getEntity()))
        .contains("\"status\":" + status, "\"code\":\"" + code + "\"")
        .contains(words);
  }

  @Test
  void answersARefusalWithTheStatusOfItsCode() {
    assertAnswer(
        faults.refused(new SlipwayException(ErrorCode.CYCLE, "a → b → a.")),
        422,
        "cycle",
        "a → b → a.");
  }

  @Test
  void findsTheRefusalOfAValueInsideTheFrameworksOwn() {
    SlipwayException refusal = new SlipwayException(ErrorCode.INVALID, "'a b' cannot be a name.");

    assertAnswer(
        faults.framework(
            new NotFoundException(new InvocationTargetException(refusal, Name.class.getName())),
            ASKED),
        422,
        "invalid",
        "'a b' cannot be a name.");
  }

  @Test
  void namesTheRequestWhoseValueCannotBeRead() {
    NumberFormatException cause = new NumberFormatException("For input string: \"many\"");

    assertAnswer(
        faults.framework(new NotFoundException(cause), ASKED),
        400,
        "malformed",
        ASKED + " has a value in its address or headers, expected a whole number, such as 100",
        ": 'many'.");
    assertAnswer(
        faults.framework(new BadRequestException(cause), ASKED), 400, "malformed", ASKED, "many");
  }

  @Test
  void saysNothingInTheWordsOfTheLibrary() {
    for (RuntimeException cause :
        new RuntimeException[] {
          new NumberFormatException("For input string: \"many\""),
          new NumberFormatException("Cannot parse null string: null"),
          new IllegalArgumentException("java.util.Optional cannot be cast")
        }) {
      assertThat(String.valueOf(faults.framework(new NotFoundException(cause), ASKED).getEntity()))
          .contains(ASKED)
          .doesNotContain("input string", "null", "java.", "Cannot", "Exception");
    }
  }

  @Test
  void pointsToTheDescriptionOfWhatThereIs() {
    assertAnswer(
        faults.framework(new NotFoundException(), "GET /nowhere"),
        404,
        "not-found",
        "Nothing answers GET /nowhere",
        "/openapi.json");
    assertAnswer(
        faults.framework(new NotAllowedException("GET"), "POST /api/v1/runs"),
        405,
        "malformed",
        "POST /api/v1/runs is no request that is answered",
        "/openapi.json");
  }

  @Test
  void saysThatItGoesOnAfterWhatNobodyForesaw() {
    assertAnswer(
        faults.unforeseen(new IllegalStateException("one of two")),
        500,
        "internal",
        "nobody foresaw",
        "one of two",
        "It goes on");
    assertAnswer(
        faults.framework(new ServiceUnavailableException(), ASKED), 500, "internal", "It goes on");
  }
}
