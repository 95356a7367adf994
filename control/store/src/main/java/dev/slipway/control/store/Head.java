// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

/**
 * Where the feed and the audit trail end.
 *
 * @param position of the newest change
 * @param audited number of audit entries
 * @param hash of the newest audit entry, "" before the first
 */
record Head(long position, long audited, String hash) {
  static final Head EMPTY = new Head(0, 0, "");
}
