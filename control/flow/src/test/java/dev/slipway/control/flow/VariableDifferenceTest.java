// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableDifferenceTest {
  private static final String X = Fingerprints.variable(new Name("X"));

  @Test
  void anotherValueIsToldInThePlaceOfTheDefinitionThatChangesWithIt() {
    assertThat(
            difference(
                Map.of(X, "1", Fingerprints.DEFINITION, "a"),
                Map.of(X, "2", Fingerprints.DEFINITION, "b")))
        .isEqualTo("variable 'x' changed");
  }

  @Test
  void aVariableThatIsAddedOrTakenAwayIsAChangeOfTheDefinition() {
    Map<String, String> without = Map.of(Fingerprints.DEFINITION, "a");
    Map<String, String> with = Map.of(X, "2", Fingerprints.DEFINITION, "b");

    assertThat(difference(without, with)).isEqualTo("the recipe's definition changed");
    assertThat(difference(with, without)).isEqualTo("the recipe's definition changed");
  }

  @Test
  void eachVariableIsAPartOfItsOwnWhateverTheCaseOfItsName() {
    assertThat(X).isEqualTo("variable:x");
    assertThat(Fingerprints.variable(new Name("Region"))).isEqualTo("variable:region");
  }

  @Test
  void anotherValueIsNoUpgrade() {
    assertThat(Fingerprints.differOnlyByUpgrade(Map.of(X, "1"), Map.of(X, "2"))).isFalse();
  }

  private static String difference(Map<String, String> before, Map<String, String> now) {
    return Fingerprints.difference(before, now, Uid::value);
  }
}
