// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.recipe.Join.Pick;
import java.util.List;
import java.util.Optional;

/**
 * Two inputs joined where values are alike. Every pair of rows that is equal in {@code equal} is
 * compared, so that large inputs need columns there. The second output, if there is one, is the
 * rows of the first input that match nothing.
 *
 * @param keepUnmatched whether rows of the first input that match nothing come, too, once each
 * @param on what must be alike; at least one
 * @param equal columns that must be equal: those of the first input, and of the second
 * @param keep all that match, or the best one: whose distances add up to the least. All if absent
 * @param columns as of a join
 * @param prefix before the names of the second input's columns where {@code columns} is empty
 */
public record FuzzyJoin(
    boolean keepUnmatched,
    List<Alike> on,
    List<Pair> equal,
    Optional<Keep> keep,
    List<Pick> columns,
    String prefix)
    implements Operation {
  public FuzzyJoin {
    on = List.copyOf(on);
    equal = List.copyOf(equal);
    columns = List.copyOf(columns);
  }

  @Override
  public Count reads() {
    return new Count(2, 2);
  }

  @Override
  public Count makes() {
    return new Count(1, 2);
  }

  public enum Keep {
    ALL,
    BEST
  }

  /** A column of the first input that equals one of the second. */
  public record Pair(String left, String right) {}

  /**
   * Two values that are no further apart than {@code within}; nulls are alike to nothing.
   *
   * @param within the greatest distance, not negative
   * @param ignoring what of texts does not count
   * @param of what the distance of dates and times is measured in
   * @param as a further column with the distance; "" for none
   */
  public record Alike(
      String left,
      String right,
      Measure by,
      double within,
      List<Ignored> ignoring,
      Optional<Span> of,
      String as) {
    public Alike {
      ignoring = List.copyOf(ignoring);
    }
  }

  public enum Measure {
    /** Of texts: how many characters must be put in, taken out or replaced. */
    LEVENSHTEIN,
    /** The same, where neighbours that changed places count once. */
    DAMERAU_LEVENSHTEIN,
    /**
     * 1 less the similarity by Jaro and Winkler: 0 for equal texts, 1 for those with nothing in
     * common.
     */
    JARO_WINKLER,
    /** How far numbers, dates or times lie apart. */
    DIFFERENCE
  }

  public enum Ignored {
    CASE,
    ACCENTS,
    /** All but letters, digits and blanks. */
    PUNCTUATION,
    /** Blanks at the ends, and how many there are between words. */
    BLANKS
  }
}
