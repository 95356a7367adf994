// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import java.util.Optional;

/**
 * What many rows hold in one column.
 *
 * @param sniffed the type that the beginning suggested
 * @param values how many are not null
 * @param misfits how many are not of that type
 * @param unreal how many are no numbers at all
 * @param zeros how many are digits behind a leading zero, which a number would lose
 * @param nulls texts found that may mean null
 */
record ColumnProfile(
    ColumnType sniffed, long values, long misfits, long unreal, long zeros, List<String> nulls) {

  ColumnType type() {
    if (values == 0 || zeros > 0) {
      return Primitive.STRING;
    }
    if (misfits == 0) {
      return sniffed;
    }
    return sniffed == Primitive.INT64 && unreal == 0 ? Primitive.FLOAT64 : Primitive.STRING;
  }

  Optional<String> note(String name) {
    if (values == 0) {
      return Optional.of(
          "The column '" + name + "' has no values in the sample, so it is taken for text.");
    }
    if (zeros > 0) {
      return Optional.of(
          "The column '" + name + "' has digits behind a leading zero, so it is taken for text.");
    }
    if (misfits > 0) {
      return Optional.of(
          "The column '"
              + name
              + "' begins with "
              + sniffed
              + " but has "
              + misfits
              + (misfits == 1 ? " other value" : " other values")
              + " further on, so it is taken for "
              + type()
              + ".");
    }
    return Optional.empty();
  }
}
