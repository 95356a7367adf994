// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a closed set as people type them. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> E constant(Class<E> type, String word, String what) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(type, word, what));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> SlipwayException unknown(
      Class<E> type, String word, String what) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
    return new SlipwayException(
        ErrorCode.INVALID,
        "'"
            + Text.visible(word, 40)
            + "' is no "
            + what
            + "."
            + Text.didYouMean(word, known)
            + " Choose one of "
            + String.join(", ", known)
            + ".");
  }
}
