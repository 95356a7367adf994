// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** When builds make a managed dataset anew. */
public enum Rebuild {
  /** When it is out of date and a build comes by. */
  NORMAL,
  /** Only when the build names it; those that only need it read what is there. */
  EXPLICIT,
  /** Never: what is published stays until this is changed. */
  WRITE_PROTECTED
}
