// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts as one, line by line: {@code -} before what is gone, {@code +} before what is new, a
 * blank before what stays, and {@code ⋮} for a stretch of lines far from any change. By the longest
 * common subsequence.
 */
final class LineDifference {
  private static final int AROUND = 3;

  /** The most cells of the table of lengths; larger texts are told as a whole. */
  private static final long MOST_CELLS = 4_000_000;

  private final List<String> from;
  private final List<String> to;
  private final List<String> lines = new ArrayList<>();

  private LineDifference(List<String> from, List<String> to) {
    this.from = from;
    this.to = to;
  }

  /** Empty if the texts are equal. */
  static String of(String from, String to) {
    if (from.equals(to)) {
      return "";
    }
    LineDifference difference = new LineDifference(from.lines().toList(), to.lines().toList());
    difference.compare();
    return String.join("\n", difference.shortened()) + "\n";
  }

  private void compare() {
    int before = 0;
    int fromEnd = from.size();
    int toEnd = to.size();
    while (before < fromEnd && before < toEnd && from.get(before).equals(to.get(before))) {
      add(' ', from.get(before++));
    }
    while (fromEnd > before && toEnd > before && from.get(fromEnd - 1).equals(to.get(toEnd - 1))) {
      fromEnd--;
      toEnd--;
    }
    middle(from.subList(before, fromEnd), to.subList(before, toEnd));
    from.subList(fromEnd, from.size()).forEach(line -> add(' ', line));
  }

  private void middle(List<String> gone, List<String> come) {
    if ((long) gone.size() * come.size() > MOST_CELLS) {
      gone.forEach(line -> add('-', line));
      come.forEach(line -> add('+', line));
      return;
    }
    int[][] common = common(gone, come);
    int i = 0;
    int j = 0;
    while (i < gone.size() || j < come.size()) {
      boolean bothLeft = i < gone.size() && j < come.size();
      if (bothLeft && gone.get(i).equals(come.get(j))) {
        add(' ', gone.get(i++));
        j++;
      } else if (j == come.size() || (bothLeft && common[i + 1][j] >= common[i][j + 1])) {
        add('-', gone.get(i++));
      } else {
        add('+', come.get(j++));
      }
    }
  }

  /** By line of each, how many lines the rests from there on have in common. */
  private static int[][] common(List<String> gone, List<String> come) {
    int[][] common = new int[gone.size() + 1][come.size() + 1];
    for (int i = gone.size() - 1; i >= 0; i--) {
      for (int j = come.size() - 1; j >= 0; j--) {
        common[i][j] =
            gone.get(i).equals(come.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void add(char sign, String line) {
    lines.add(sign + " " + line);
  }

  private List<String> shortened() {
    boolean[] near = new boolean[lines.size()];
    for (int i = 0; i < near.length; i++) {
      if (lines.get(i).charAt(0) != ' ') {
        for (int k = Math.max(0, i - AROUND); k < Math.min(near.length, i + AROUND + 1); k++) {
          near[k] = true;
        }
      }
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < near.length; i++) {
      if (near[i]) {
        shown.add(lines.get(i));
      } else if (i == 0 || near[i - 1]) {
        shown.add("⋮");
      }
    }
    return shown;
  }
}
