// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

/** An operator that is written for DuckDB alone so far; others refuse what it does. */
public interface DuckDbOnly {
  /** What it does, to end a sentence: {@code aggregate values in an order}. */
  String what();
}
