// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.EngineCases.Case;
import dev.slipway.control.plan.EngineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every function of a row, with every type of argument and the values at which engines part, gives
 * the same on every engine or is refused there with a sentence. {@code docs/engines.md} tells how
 * many; {@code -Dengines.update=true} writes it anew.
 */
@ExtendWith(Engines.Extension.class)
class FunctionEnginesIT {
  private static final Path PAGE = Path.of("..", "..", "docs", "engines.md");
  private static final Path DIFFERENCES = Path.of("target", "engine-differences.txt");

  @Test
  void functionsGiveTheSame(Engines engines) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Case> cases : byTable().values()) {
      outcomes.addAll(EngineRun.of(cases, engines));
    }
    List<String> differences =
        outcomes.stream()
            .filter(outcome -> !outcome.difference().isEmpty())
            .map(o -> o.engine().title() + ": " + o.of().shown() + ": " + o.difference())
            .sorted()
            .toList();
    Files.write(DIFFERENCES, differences);
    String page = EnginesPage.of(outcomes);
    if (Boolean.getBoolean("engines.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(differences).isEmpty();
    if (engines.isComplete()) {
      assertThat(Files.readString(PAGE))
          .as("docs/engines.md is as the engines are (-Dengines.update=true writes it)")
          .isEqualTo(page);
    }
  }

  private static Map<String, List<Case>> byTable() {
    return EngineCases.all().stream()
        .collect(
            Collectors.groupingBy(
                one -> one.types() + " " + one.small(), LinkedHashMap::new, Collectors.toList()));
  }
}
