// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.util.List;

/** One thing that is measured beside a named peer, in the same run and with equal results. */
interface Comparison {
  String name();

  /**
   * @throws IllegalStateException if the two sides' results differ: then no time counts
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
}
