// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Map;

/**
 * Where data lives and how to get in. The type names a registered provider ({@code local}, later
 * {@code s3}, {@code azure-storage}, …), which alone knows what the settings mean.
 *
 * @param root what paths are relative to: for {@code local} an absolute directory, or one relative
 *     to the data directory
 * @param managedPath naming rule of managed datasets below the root, with {@code ${projectKey}};
 *     the dataset's uid is appended
 */
public record ConnectionSpec(
    String type, String root, String managedPath, Map<String, String> settings) {
  public ConnectionSpec {
    settings = Map.copyOf(settings);
  }
}
