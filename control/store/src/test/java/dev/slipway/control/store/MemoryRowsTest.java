// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Uid;
import org.junit.jupiter.api.Test;

class MemoryRowsTest {
  private final MemoryRows rows = new MemoryRows();
  private final Uid uid = TestStore.uid();
  private final Mark old = new Mark(uid, 1, "project:old");
  private final Mark other = new Mark(TestStore.uid(), 2, "project:other");

  private void keepTwo() {
    rows.put(ResourceTables.MARKS, old);
    rows.put(ResourceTables.MARKS, other);
    rows.keep();
  }

  @Test
  void undoesEveryKindOfWrite() {
    keepTwo();

    rows.put(ResourceTables.MARKS, new Mark(uid, 5, "project:new"));
    rows.put(ResourceTables.MARKS, new Mark(TestStore.uid(), 6, "project:newer"));
    rows.remove(ResourceTables.MARKS, uid.value());
    rows.trim(ResourceTables.MARKS, "position", 2);
    rows.removeAll(ResourceTables.MARKS, "ref", "project:newer");
    assertThat(rows.count(ResourceTables.MARKS)).isZero();
    rows.undo();

    assertThat(rows.list(Query.of(ResourceTables.MARKS).ascending("position")))
        .containsExactly(old, other);
  }

  @Test
  void undoesNothingThatWasKept() {
    keepTwo();

    rows.undo();

    assertThat(rows.find(ResourceTables.MARKS, uid.value())).contains(old);
  }

  @Test
  void removesOnlyWhatIsAtOrBelowTheBound() {
    keepTwo();

    rows.trim(ResourceTables.MARKS, "position", 1);

    assertThat(rows.list(Query.of(ResourceTables.MARKS))).containsExactly(other);
  }
}
