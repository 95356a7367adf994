// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Uid;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What entries of the {@link SearchIndex} are looked for.
 *
 * @param words in lower case, each of which is there as a whole or in part
 * @param marks of {@link Words}, each of which is there
 */
record SearchTerms(
    List<String> words, List<String> marks, Optional<Kind> kind, Optional<Uid> project) {
  private static final int MOST_WORDS = 8;

  static SearchTerms of(Search.Query query, Optional<Uid> project) {
    Optional<String> tag = Optional.of(query.tag()).filter(t -> !t.isEmpty()).map(Words::tag);
    Optional<String> owner = query.owner().map(Words::owner);
    return new SearchTerms(
        words(query.text()),
        Stream.of(tag, owner).flatMap(Optional::stream).toList(),
        query.kind(),
        project);
  }

  /** Without control characters, which mark the parts of an entry. */
  private static List<String> words(String text) {
    return Arrays.stream(Words.lower(text).split("[\\s\\p{Cntrl}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  boolean isIn(Words.Space space) {
    return kind.filter(one -> !one.equals(space.kind())).isEmpty()
        && (project.isEmpty() || project.equals(space.project()));
  }

  Probe probe() {
    List<String> all = Stream.concat(words.stream(), marks.stream()).toList();
    String longest = all.stream().max(Comparator.comparingInt(String::length)).orElse("");
    return new Probe(this, longest, Trigrams.wanted(all));
  }

  /**
   * What texts are looked through with.
   *
   * @param longest text that must be there, which tends to be the rarest; "" if there is none
   * @param grams of all that must be there
   */
  @SuppressWarnings("ArrayRecordComponent") // is compared with nothing, and read for each shelf
  record Probe(SearchTerms wanted, String longest, int[] grams) {}
}
