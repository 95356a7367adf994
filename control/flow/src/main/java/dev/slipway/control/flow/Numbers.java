// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import dev.slipway.model.Uid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Uids numbered from 0 in the order in which they come: a hash table with open addressing, which a
 * large graph fills in half the time of a map, as few of its look-ups leave two arrays.
 */
final class Numbers {
  static final int NONE = -1;

  private @Nullable Uid[] uids;
  private int[] slots;
  private int size;

  Numbers(int expected) {
    uids = new Uid[Math.max(expected, 8)];
    slots = slots(uids.length);
  }

  int size() {
    return size;
  }

  Uid uid(int number) {
    Uid uid = uids[number];
    if (uid == null) {
      throw new IndexOutOfBoundsException(number + " of " + size);
    }
    return uid;
  }

  /** The number of the uid, or {@link #NONE}. */
  int find(Uid uid) {
    return slots[slot(uid)];
  }

  /** The number of the uid, which is the next one if it is new. */
  int add(Uid uid) {
    int slot = slot(uid);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (size == uids.length) {
      grow();
      slot = slot(uid);
    }
    uids[size] = uid;
    slots[slot] = size;
    return size++;
  }

  /** Where the uid is, or the free slot where it would be. */
  private int slot(Uid uid) {
    int mask = slots.length - 1;
    int hash = uid.hashCode();
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] != NONE && !uid(slots[slot]).equals(uid)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    uids = Arrays.copyOf(uids, uids.length * 2);
    slots = slots(uids.length);
    for (int number = 0; number < size; number++) {
      slots[slot(uid(number))] = number;
    }
  }

  /** A power of two, so that at most half of the slots are taken. */
  private static int[] slots(int most) {
    int[] free = new int[Integer.highestOneBit(most * 2 - 1) * 2];
    Arrays.fill(free, NONE);
    return free;
  }
}
