// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;
import java.util.Map;

/**
 * Where data lives and how to get in. The type names a registered provider ({@code local}, later
 * {@code s3}, {@code azure-storage}, …), which alone knows what the settings mean.
 *
 * @param root what paths are relative to: for {@code local} an absolute directory, or one relative
 *     to the data directory
 * @param managedPath naming rule of managed datasets below the root, with {@code ${projectKey}};
 *     the dataset's uid is appended
 * @param usableBy who may keep datasets on it and work with its files, besides those who manage
 *     connections
 * @param detailsReadableBy who may see where it leads and with which settings
 */
public record ConnectionSpec(
    String type,
    String root,
    String managedPath,
    Map<String, String> settings,
    List<Grantee> usableBy,
    List<Grantee> detailsReadableBy) {
  public ConnectionSpec {
    settings = Map.copyOf(settings);
    usableBy = List.copyOf(usableBy);
    detailsReadableBy = List.copyOf(detailsReadableBy);
  }

  /** For those alone who manage connections. */
  public ConnectionSpec(
      String type, String root, String managedPath, Map<String, String> settings) {
    this(type, root, managedPath, settings, List.of(), List.of());
  }

  public ConnectionSpec withSettings(Map<String, String> other) {
    return new ConnectionSpec(type, root, managedPath, other, usableBy, detailsReadableBy);
  }
}
