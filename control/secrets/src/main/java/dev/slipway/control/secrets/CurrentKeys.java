// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import dev.slipway.spi.Records;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The key set in use, read when it is first needed, and made if there was never one. */
final class CurrentKeys {
  private final KeyPlace place;
  private final Records records;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<KeySet> current = Optional.empty();

  CurrentKeys(KeyPlace place, Records records) {
    this.place = place;
    this.records = records;
  }

  /**
   * For what is to be encrypted.
   *
   * @throws SlipwayException {@code KEY_MISSING} if there are secrets, but no key: a new one would
   *     hide that the old one is lost
   */
  KeySet forSealing() {
    lock.lock();
    try {
      if (current.isEmpty()) {
        current = read().or(() -> Optional.of(first()));
      }
      return current.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * For what a key of that id has encrypted. Where it is not known, the place is read again: it may
   * have been put there since.
   */
  KeySet forOpening(long id) {
    lock.lock();
    try {
      if (current.filter(keys -> keys.ids().contains(id)).isEmpty()) {
        current = read();
      }
      return current.filter(keys -> keys.ids().contains(id)).orElseThrow(() -> missing(id));
    } finally {
      lock.unlock();
    }
  }

  /** Changes the key set, durably, before anybody uses the new one. */
  KeySet change(UnaryOperator<KeySet> change) {
    lock.lock();
    try {
      KeySet changed = change.apply(forSealing());
      place.replace(changed.text());
      current = Optional.of(changed);
      return changed;
    } finally {
      lock.unlock();
    }
  }

  boolean isWritable() {
    return place.isWritable();
  }

  String where() {
    return place.where();
  }

  private Optional<KeySet> read() {
    return place.read().map(text -> KeySet.parse(text, place.where()));
  }

  private KeySet first() {
    records.list(Sealed.SPACE, new Page.Request(1, "")).items().stream()
        .findFirst()
        .map(Sealed::of)
        .ifPresent(sealed -> {
          throw missing(sealed.key());
        });
    KeySet made = KeySet.generate();
    return place.create(made.text()) ? made : read().orElseThrow(() -> missing(made.primary()));
  }

  private SlipwayException missing(long id) {
    return new SlipwayException(
        ErrorCode.KEY_MISSING,
        "The secrets of this data directory are encrypted under the key "
            + id
            + ", which is not in "
            + place.where()
            + ". Put the key there, or tell the server with --key-file where it is; without it,"
            + " delete the connections that have such secrets and make them anew.");
  }
}
