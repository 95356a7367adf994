// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

/** What a caller may want to do to something. */
public enum Action {
  /** See that it is there and read it. */
  READ,
  /** See what of it not all see who may read it: where a connection leads. */
  READ_DETAILS,
  /** Refer to it, and read what lies behind it. */
  USE,
  /** Change what lies behind it: the files of a connection. */
  CHANGE_DATA,
  /** Ask questions of its data in one's own words. */
  QUERY,
  /** Take its data out in bulk. */
  EXPORT,
  /** Create or change it. */
  WRITE,
  DELETE,
  /** Start work on it, publish what that work made, or end it. */
  RUN,
  ADMINISTER
}
