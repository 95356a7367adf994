// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.Locale;
import java.util.Optional;

/**
 * What a resource is found by.
 *
 * @param text in lower case, with marks between and behind: name, title, description, owner, tags
 */
record Words(Uid uid, Space space, String text) {
  static final char FIELD = '\n';
  private static final char OWNER = '\u0001';
  private static final char TAG = '\u0002';

  /** Of a longer description only the beginning is found; what is kept of it is in memory. */
  private static final int MOST_DESCRIPTION = 2000;

  /**
   * Where a resource is.
   *
   * @param project that it is in, or that it is
   */
  record Space(Kind kind, Optional<Uid> project) {}

  static Words of(Resource<Json> resource, Space space) {
    Resource.Labels labels = resource.labels();
    String description = labels.description();
    StringBuilder text = new StringBuilder(resource.name().value());
    text.append(FIELD).append(labels.title()).append(FIELD);
    text.append(description, 0, Math.min(description.length(), MOST_DESCRIPTION));
    text.append(OWNER).append(labels.owner()).append(OWNER);
    labels.tags().forEach(tag -> text.append(TAG).append(tag).append(TAG));
    return new Words(resource.uid(), space, lower(text.toString()));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What stands in the text of those with that tag. */
  static String tag(String tag) {
    return TAG + lower(tag) + TAG;
  }

  /** What stands in the text of those of that owner. */
  static String owner(Name owner) {
    return OWNER + owner.key() + OWNER;
  }
}
