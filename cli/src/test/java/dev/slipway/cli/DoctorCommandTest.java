// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void marksWhatIsMissingAndSaysNoByItsExitCode() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("doctor", "--port", "0")).isEqualTo(Exit.NO);

    assertThat(slipway.out())
        .contains("✓ Java: version ")
        .contains("✗ Maven: `mvn` is not on the search path. It builds Slipway; install it from")
        .contains("· Python: `python3` is not on the search path.");
  }

  @Test
  void tellsMachinesTheSame() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    slipway.run("doctor", "--port", "0", "-o", "json");

    assertThat(Documents.parse(slipway.out()).text())
        .contains("\"what\":\"Maven\",\"verdict\":\"missing\"");
  }
}
