// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void tellCodeStatusSentenceAndPlaces() {
    SlipwayException fault =
        new SlipwayException(
            ErrorCode.WORKER_DIED,
            "It died.",
            List.of(new Problem("/spec/inputs/0", 3, "No such dataset.")));

    assertThat(Problems.body(fault.code().httpStatus(), fault).text())
        .isEqualTo(
            "{\"type\":\"urn:slipway:error:worker-died\",\"title\":\"worker died\",\"status\":502,"
                + "\"detail\":\"It died.\",\"code\":\"worker-died\",\"retryable\":true,"
                + "\"problems\":[{\"pointer\":\"/spec/inputs/0\",\"line\":3,\"message\":\"No such dataset.\"}]}");
  }

  @Test
  void keepAStatusThatNoCodeHas() {
    assertThat(Problems.body(405, new SlipwayException(ErrorCode.MALFORMED, "No.")).text())
        .contains("\"status\":405", "\"code\":\"malformed\"");
  }
}
