// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void alignsTextToTheLeftAndNumbersToTheRight() {
    String text =
        new Grid(Grid.Head.text("NAME"), Grid.Head.number("ROWS"))
            .row("a", "1")
            .row("longer", "1000")
            .text();

    assertThat(text)
        .isEqualTo(
            """
            NAME    ROWS
            ──────  ────
            a          1
            longer  1000\
            """);
  }

  @Test
  void letsNoCellMoveTheCursorOrGrowWithoutEnd() {
    String text = new Grid(Grid.Head.text("NAME")).row("a\u001b[2Jb\n").row("x".repeat(500)).text();

    assertThat(text.lines().map(String::length)).allMatch(length -> length <= 61);
    assertThat(text).contains("a\\u001b[2Jb\\u000a").contains("…");
  }

  @Test
  void hasAHeadEvenWithoutRows() {
    assertThat(new Grid(Grid.Head.text("NAME")).text()).isEqualTo("NAME\n────");
  }
}
