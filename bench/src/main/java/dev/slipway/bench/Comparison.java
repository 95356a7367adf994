// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.util.List;

/** One thing that is measured beside a named peer, in the same run and with equal results. */
interface Comparison {
  String name();

  /**
   * @throws IllegalStateException if the two sides' results differ: then no time counts
   * @throws Missed if the figures are good but not good enough, and nobody would look at them
   */
  List<Row> run(Home home) throws Exception;

  /**
   * One line of the table.
   *
   * @param ours our figure with its unit
   * @param peer the peer's name and figure, "" where there is none
   * @param ratio ours over the peer's, "" where there is none
   * @param aim what the figure or ratio should keep to, such as {@code ≤ 20 ms}
   */
  record Row(String what, String ours, String peer, String ratio, String aim) {}

  /** An aim that was missed, with the figures that say by how much. */
  final class Missed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Row> rows;

    Missed(String sentence, List<Row> rows) {
      super(sentence);
      this.rows = List.copyOf(rows);
    }

    List<Row> rows() {
      return rows;
    }
  }
}
