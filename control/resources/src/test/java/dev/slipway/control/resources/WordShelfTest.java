// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordShelfTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Words.Space SPACE = new Words.Space(Kind.PROJECT, Optional.empty());

  private final Random random = new Random(11);

  private Words words(Uid uid, String name, String title, String description, String... tags) {
    return Words.of(
        new Resource<>(
            uid,
            Ref.ofInstance(Kind.PROJECT, new Name(name)),
            1,
            1,
            0,
            new Resource.Labels(title, description, List.of(tags), new Name("owner")),
            Json.EMPTY,
            Json.EMPTY,
            NOW,
            NOW),
        SPACE);
  }

  private Words named(String name) {
    return words(uid(), name, "", "");
  }

  private Uid uid() {
    return Uid.next(NOW, random);
  }

  private static Map<String, Integer> find(WordShelf shelf, String text) {
    Map<String, Integer> ranks = new HashMap<>();
    SearchTerms wanted =
        SearchTerms.of(
            new Search.Query(text, Optional.empty(), Optional.empty(), "", Optional.empty(), true),
            Optional.empty());
    shelf.find(wanted.probe(), (of, entry, rank) -> ranks.put(of.name(entry), rank));
    return ranks;
  }

  @Test
  void keepsEachEntryUnderItsUid() {
    Words first = named("first");
    Words second = named("second");
    WordShelf shelf = WordShelf.EMPTY.with(first).with(second).with(named("third"));

    assertThat(find(shelf.without(second.uid()), "")).containsOnlyKeys("first", "third");
    assertThat(find(shelf.without(first.uid()), "")).containsOnlyKeys("second", "third");
    assertThat(find(shelf.with(words(second.uid(), "other", "", "")), ""))
        .containsOnlyKeys("first", "other", "third");
    assertThat(shelf.without(uid())).isSameAs(shelf);
    assertThat(find(shelf, "")).hasSize(3);
  }

  @Test
  void findsNothingAcrossEntries() {
    WordShelf shelf = WordShelf.EMPTY.with(named("left")).with(named("right"));

    assertThat(find(shelf, "ownerright")).isEmpty();
    assertThat(find(shelf, "owner\u0001right")).containsOnlyKeys("right");
    assertThat(find(shelf, "right")).containsExactly(Map.entry("right", WordShelf.EXACT));
  }

  @Test
  void looksAtTheBeginningOfALongDescription() {
    WordShelf shelf =
        WordShelf.EMPTY.with(words(uid(), "a", "", "begins " + "x ".repeat(2000) + "ends"));

    assertThat(find(shelf, "begins")).containsOnlyKeys("a");
    assertThat(find(shelf, "ends")).isEmpty();
  }

  @Test
  void ranksAsSomebodyWouldWhoLooksAtEachEntry() {
    List<String> texts = List.of("a", "ab", "b", "ba", "abc", "a-b", "äb", "bab", "cab");
    Map<String, String> titles = new HashMap<>();
    WordShelf shelf = WordShelf.EMPTY;
    for (int i = 0; i < 300; i++) {
      String name = "n" + (i % 7 == 0 ? "ab" : "") + i;
      String title = pick(texts) + " " + pick(texts);
      titles.put(name, title);
      shelf = shelf.with(words(uid(), name, title, ""));
    }
    for (String word : List.of("a", "ab", "b", "äb", "nab", "n0", "nab0", "zz", "c")) {
      Map<String, Integer> expected = new HashMap<>();
      titles.forEach((name, title) -> {
        int rank = rank(name, title, word);
        if (rank < 4) {
          expected.put(name, rank);
        }
      });
      assertThat(find(shelf, word)).as(word).isEqualTo(expected);
    }
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static int rank(String name, String title, String word) {
    if (name.startsWith(word)) {
      return name.equals(word) ? WordShelf.EXACT : WordShelf.PREFIX;
    }
    for (String part : (title + " owner").split("[ -]", -1)) {
      if (part.startsWith(word)) {
        return WordShelf.WORD;
      }
    }
    return (name + " " + title + " owner").contains(word) ? WordShelf.PART : 4;
  }
}
