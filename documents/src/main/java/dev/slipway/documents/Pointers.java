// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

/** JSON pointers (RFC 6901). */
final class Pointers {
  private Pointers() {}

  static String child(String parent, String field) {
    return parent + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  static String child(String parent, int index) {
    return parent + "/" + index;
  }

  /** The pointer of what holds the value; that of the whole is its own. */
  static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }
}
