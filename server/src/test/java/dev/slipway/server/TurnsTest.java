// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns<String> turns = new Turns<>(new Turns.Limits(4, 3, 6));
  private final List<String> begun = new ArrayList<>();
  private final List<String> sentAway = new ArrayList<>();

  private final class Visit implements Turns.Request {
    private final String name;

    Visit(String name) {
      this.name = name;
    }

    @Override
    public void begin() {
      begun.add(name);
    }

    @Override
    public void sendAway() {
      sentAway.add(name);
    }
  }

  private Visit ask(String caller, int number) {
    Visit visit = new Visit(caller + number);
    turns.ask(caller, visit);
    return visit;
  }

  @Test
  void leavesRoomForOthersHoweverMuchOneAsks() {
    IntStream.range(0, 9).forEach(i -> ask("a", i));
    ask("b", 0);

    assertThat(begun).containsExactly("a0", "a1", "a2", "b0");
    assertThat(sentAway).isEmpty();
  }

  @Test
  void sendsTheNewestOfTheGreediestAway() {
    IntStream.range(0, 9).forEach(i -> ask("a", i));
    ask("b", 0);
    ask("b", 1);
    ask("a", 9);

    assertThat(begun).containsExactly("a0", "a1", "a2", "b0");
    assertThat(sentAway).containsExactly("a8", "a9");
  }

  @Test
  void letsWhoeverHasTheFewestAtWorkBeNext() {
    IntStream.range(0, 6).forEach(i -> ask("a", i));
    ask("b", 0);
    ask("b", 1);
    ask("c", 0);

    turns.leave("a");
    turns.leave("a");

    assertThat(begun).containsExactly("a0", "a1", "a2", "b0", "c0", "a3");
  }

  @Test
  void forgetsWhoeverHasGone() {
    IntStream.range(0, 3).forEach(i -> ask("a", i));
    Visit gone = ask("a", 3);
    ask("a", 4);

    assertThat(turns.withdraw("a", gone)).isTrue();
    assertThat(turns.withdraw("a", gone)).isFalse();
    assertThat(turns.withdraw("nobody", gone)).isFalse();
    turns.leave("a");

    assertThat(begun).containsExactly("a0", "a1", "a2", "a4");
  }

  @Test
  void keepsNobodyWaitingWhereNobodyMayWait() {
    Turns<String> none = new Turns<>(new Turns.Limits(1, 1, 0));
    none.ask("a", new Visit("a0"));
    none.ask("a", new Visit("a1"));
    none.leave("a");
    none.ask("a", new Visit("a2"));

    assertThat(begun).containsExactly("a0", "a2");
    assertThat(sentAway).containsExactly("a1");
  }

  /** Whatever happens in whatever order: nobody is lost, and no limit is passed. */
  @Test
  void answersEverybodyOnce() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Turns<Integer> some = new Turns<>(new Turns.Limits(5, 2, 7));
      List<Integer> working = new ArrayList<>();
      int[] counts = new int[2];
      int asked = 0;
      for (int step = 0; step < 500; step++) {
        if (random.nextInt(5) < 3) {
          Integer caller = random.nextInt(6);
          asked++;
          some.ask(
              caller,
              new Turns.Request() {
                @Override
                public void begin() {
                  counts[0]++;
                  working.add(caller);
                }

                @Override
                public void sendAway() {
                  counts[1]++;
                }
              });
        } else if (!working.isEmpty()) {
          some.leave(working.remove(/* index */ random.nextInt(working.size())));
        }
        assertThat(working).as("seed " + seed).hasSizeLessThanOrEqualTo(5);
        assertThat(working.stream().filter(Integer.valueOf(0)::equals)).hasSizeLessThanOrEqualTo(2);
        assertThat(asked - counts[0] - counts[1]).isBetween(0, 7);
      }
      while (!working.isEmpty()) {
        some.leave(working.removeLast());
      }
      assertThat(counts[0] + counts[1]).as("seed " + seed).isEqualTo(asked);
    }
  }
}
