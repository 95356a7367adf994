// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Words.Space;
import dev.slipway.model.Uid;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some entries of the {@link SearchIndex}, packed into one text, which is searched at the speed of
 * memory. It does not change: a changed entry makes another shelf.
 */
final class WordShelf {
  static final WordShelf EMPTY = new WordShelf("", new int[0], "", new Space[0], Trigrams.NONE);

  private static final int UID_LENGTH = 26;

  /** How well an entry fits: its name is the word, or begins with it; … */
  static final int EXACT = 0;

  static final int PREFIX = 1;

  /** … something else in it begins with the word, or has it in the middle. */
  static final int WORD = 2;

  static final int PART = 3;
  private static final int NONE = 4;

  private final String texts;
  private final int[] ends;
  private final String uids;
  private final Space[] spaces;
  private final Trigrams grams;

  private WordShelf(String texts, int[] ends, String uids, Space[] spaces, Trigrams grams) {
    this.texts = texts;
    this.ends = ends;
    this.uids = uids;
    this.spaces = spaces;
    this.grams = grams;
  }

  /** Is told of entries, in no order. */
  interface Hits {
    void add(WordShelf shelf, int entry, int rank);
  }

  /** With that entry, in the place of the one of its uid. */
  WordShelf with(Words words) {
    WordShelf others = without(words.uid());
    int size = others.ends.length;
    int[] moreEnds = Arrays.copyOf(others.ends, size + 1);
    moreEnds[size] = others.texts.length() + words.text().length();
    Space[] moreSpaces = Arrays.copyOf(others.spaces, size + 1);
    moreSpaces[size] = words.space();
    return new WordShelf(
        others.texts + words.text(),
        moreEnds,
        others.uids + words.uid().value(),
        moreSpaces,
        others.grams.with(words.text()));
  }

  WordShelf without(Uid uid) {
    int gone = 0;
    while (gone < ends.length && !uids.startsWith(uid.value(), gone * UID_LENGTH)) {
      gone++;
    }
    return gone == ends.length ? this : without(gone);
  }

  private WordShelf without(int gone) {
    int from = start(gone);
    int length = ends[gone] - from;
    int[] others =
        IntStream.range(0, ends.length)
            .filter(i -> i != gone)
            .map(i -> i < gone ? ends[i] : ends[i] - length)
            .toArray();
    Space[] theirs = Arrays.copyOf(spaces, others.length);
    System.arraycopy(spaces, gone + 1, theirs, gone, others.length - gone);
    int at = gone * UID_LENGTH;
    String theirTexts = texts.substring(0, from) + texts.substring(from + length);
    return new WordShelf(
        theirTexts,
        others,
        uids.substring(0, at) + uids.substring(at + UID_LENGTH),
        theirs,
        Trigrams.of(theirTexts));
  }

  /** Tells of all that fit, each ranked by the word that fits worst. */
  void find(SearchTerms.Probe probe, Hits hits) {
    if (!grams.mayHave(probe.grams())) {
      return;
    }
    SearchTerms wanted = probe.wanted();
    String longest = probe.longest();
    for (int entry = next(0, longest); entry < ends.length; entry = next(entry + 1, longest)) {
      int rank = wanted.isIn(spaces[entry]) ? rank(entry, wanted) : NONE;
      if (rank != NONE) {
        hits.add(this, entry, rank);
      }
    }
  }

  /** The first entry from that one on with a text; entries end with a mark that no text has. */
  private int next(int entry, String probe) {
    if (entry == ends.length || probe.isEmpty()) {
      return entry;
    }
    int at = texts.indexOf(probe, start(entry));
    int found = at < 0 ? ends.length : entry;
    while (found < ends.length && ends[found] <= at) {
      found++;
    }
    return found;
  }

  private int rank(int entry, SearchTerms wanted) {
    int worst = EXACT;
    for (String mark : wanted.marks()) {
      worst = texts.indexOf(mark, start(entry), ends[entry]) < 0 ? NONE : worst;
    }
    for (int i = 0; i < wanted.words().size() && worst != NONE; i++) {
      worst = Math.max(worst, rank(entry, wanted.words().get(i)));
    }
    return worst;
  }

  private int rank(int entry, String word) {
    int start = start(entry);
    int end = ends[entry];
    int at = texts.indexOf(word, start, end);
    if (at == start) {
      return texts.charAt(start + word.length()) == Words.FIELD ? EXACT : PREFIX;
    }
    int best = at < 0 ? NONE : PART;
    while (at >= 0 && best == PART) {
      best = Character.isLetterOrDigit(texts.charAt(at - 1)) ? PART : WORD;
      at = texts.indexOf(word, at + 1, end);
    }
    return best;
  }

  private int start(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }

  String name(int entry) {
    return texts.substring(start(entry), texts.indexOf(Words.FIELD, start(entry)));
  }

  Uid uid(int entry) {
    int at = entry * UID_LENGTH;
    return new Uid(uids.substring(at, at + UID_LENGTH));
  }

  /** As of {@link #name} and that one; a name has no character below the mark behind it. */
  int compareName(int entry, String name) {
    int start = start(entry);
    for (int i = 0; i < name.length(); i++) {
      int order = Character.compare(texts.charAt(start + i), name.charAt(i));
      if (order != 0) {
        return order;
      }
    }
    return texts.charAt(start + name.length()) == Words.FIELD ? 0 : 1;
  }
}
