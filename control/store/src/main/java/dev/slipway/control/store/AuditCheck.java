// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.List;

/** Recomputes the chain of the audit trail, and compares its end with the head. */
final class AuditCheck {
  private static final int AT_ONCE = 1000;

  private AuditCheck() {}

  /** The number of entries; {@code CORRUPT} if one was changed, removed or slipped in. */
  static long verify(Rows rows) {
    long whole = rows.find(LedgerTables.HEADS, LedgerTables.HEAD).map(Head::audited).orElse(0L);
    Head checked = Head.EMPTY;
    while (checked.audited() < whole) {
      List<Audited> some = slice(rows, checked);
      if (some.isEmpty()) {
        throw broken(checked.audited() + 1);
      }
      for (Audited audited : some) {
        checked = follow(checked, audited);
      }
    }
    if (checked.audited() > whole || !slice(rows, checked).isEmpty()) {
      throw broken(whole + 1);
    }
    return whole;
  }

  private static List<Audited> slice(Rows rows, Head checked) {
    return rows.list(
        Query.of(LedgerTables.AUDIT)
            .ascending("sequence")
            .after(List.of(checked.audited()))
            .limit(AT_ONCE));
  }

  private static Head follow(Head before, Audited audited) {
    if (audited.sequence() != before.audited() + 1 || !audited.follows(before.hash())) {
      throw broken(before.audited() + 1);
    }
    return new Head(0, audited.sequence(), audited.hash());
  }

  private static SlipwayException broken(long sequence) {
    return new SlipwayException(
        ErrorCode.CORRUPT,
        "The audit trail does not hold together at entry "
            + sequence
            + ": it was changed, removed or added outside Slipway. Compare with a backup.");
  }
}
