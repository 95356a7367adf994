// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

/**
 * Which Slipway a server is.
 *
 * @param version as people say it
 * @param form number of the newest step of the database's form that it knows; what two releases
 *     store is the same if this is
 */
public record Release(String version, int form) {
  @Override
  public String toString() {
    return "Slipway " + version + " (form " + form + ")";
  }
}
