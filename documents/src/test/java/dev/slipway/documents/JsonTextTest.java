// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is stored and compared by its text must be written the same way for ever: as Jackson does.
 */
class JsonTextTest {
  private static String byJackson(Object value) throws Exception {
    return Trees.MAPPER.writeValueAsString(value);
  }

  @Test
  void escapesEveryCharacterAsItAlwaysWas() throws Exception {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a" + (char) c + "b";
      assertThat(Documents.write(text).text()).isEqualTo(byJackson(text));
    }
  }

  @Test
  void escapesWhereverItIsNeeded() throws Exception {
    Random random = new Random(1);
    String characters = "ab\"\\\n\u0001é€/";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      while (random.nextInt(8) > 0) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      assertThat(Documents.write(text.toString()).text()).isEqualTo(byJackson(text.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1, 0.1, 1e300, 4.9e-324, -1234567.875, 1e7, 1e-3})
  void writesNumbersAsTheyAlwaysWere(double number) throws Exception {
    assertThat(Documents.write(number).text()).isEqualTo(byJackson(number));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void writesWhatIsNoNumberInJsonAsAString(double number) throws Exception {
    assertThat(Documents.write(number).text()).isEqualTo(byJackson(number));
  }

  @Test
  void putsCommasBetweenAllAndBehindNone() throws Exception {
    Map<String, Object> value = Map.of("a \"b\"", List.of(1L, List.of(), Map.of(), true));

    assertThat(Documents.write(value).text()).isEqualTo(byJackson(value));
  }

  /** More of them than are kept at once, each twice. */
  @Test
  void writesEachInstantAsItself() {
    for (int i = 0; i < 1_000; i++) {
      Instant instant = Instant.ofEpochSecond(i % 500, i);
      assertThat(InstantTexts.of(instant)).isEqualTo(instant.toString());
      assertThat(InstantTexts.of(Instant.ofEpochSecond(i % 500, i))).isEqualTo(instant.toString());
    }
  }
}
