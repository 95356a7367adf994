// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

/** What a caller may want to do to something. */
public enum Action {
  /** See that it is there and read it. */
  READ,
  /** Create or change it. */
  WRITE,
  DELETE,
  /** Start work on it, or end work on it. */
  RUN,
  ADMINISTER
}
