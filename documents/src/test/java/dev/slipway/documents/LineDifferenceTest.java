// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {
  @Test
  void isEmptyForEqualDocuments() {
    assertThat(Documents.yamlDifference(new Json("{\"a\":1}"), new Json("{\"a\":1}"))).isEmpty();
  }

  @Test
  void showsWhatIsGoneAndWhatIsNewWithTheLinesAround() {
    Json from = new Json("{\"name\":\"x\",\"spec\":{\"a\":1,\"b\":[1,2],\"c\":3}}");
    Json to = new Json("{\"name\":\"x\",\"spec\":{\"a\":1,\"b\":[2,4],\"c\":3,\"d\":\"new\"}}");

    assertThat(Documents.yamlDifference(from, to))
        .isEqualTo(
            """
              name: x
              spec:
                a: 1
            -   b: [1, 2]
            +   b: [2, 4]
                c: 3
            +   d: new
            """);
  }

  @Test
  void leavesOutWhatIsFarFromAnyChange() {
    String before = numbered(1, 40, "");
    String after = before.replace("line 20\n", "line 20, changed\n");

    assertThat(LineDifference.of(before, after).lines())
        .containsExactly(
            "⋮",
            "  line 17",
            "  line 18",
            "  line 19",
            "- line 20",
            "+ line 20, changed",
            "  line 21",
            "  line 22",
            "  line 23",
            "⋮");
  }

  @Test
  void leadsFromOneTextToTheOtherWhateverTheyAre() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      String from = lines(random);
      String to = lines(random);
      String difference = LineDifference.of(from, to);
      if (!difference.isEmpty() && !difference.contains("⋮")) {
        assertThat(side(difference, '-')).isEqualTo(from);
        assertThat(side(difference, '+')).isEqualTo(to);
      }
    }
  }

  @Test
  void tellsTextsThatAreTooLargeToCompareAsAWhole() {
    String difference = LineDifference.of(numbered(1, 3000, "a"), numbered(1, 3000, "b"));

    assertThat(difference.lines()).hasSize(6000).first().isEqualTo("- line 1a");
  }

  private static String lines(Random random) {
    return random
        .ints(random.nextInt(12), 0, 4)
        .mapToObj(n -> "line " + n + "\n")
        .collect(Collectors.joining());
  }

  private static String numbered(int first, int last, String end) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> "line " + n + end + "\n")
        .collect(Collectors.joining());
  }

  private static String side(String difference, char sign) {
    return difference
        .lines()
        .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
        .map(line -> line.substring(2) + "\n")
        .collect(Collectors.joining());
  }
}
