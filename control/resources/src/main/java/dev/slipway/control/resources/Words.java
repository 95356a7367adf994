// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a resource is found by.
 *
 * @param project that it is in, or that it is
 * @param text in lower case, with marks between: name, title, description, owner, tags
 */
record Words(Uid uid, Kind kind, Optional<Uid> project, String text) {
  private static final char FIELD = '\n';
  private static final char OWNER = '\u0001';
  private static final char TAG = '\u0002';

  static final int EXACT = 0;
  static final int PREFIX = 1;
  static final int WORD = 2;
  static final int PART = 3;
  static final int NONE = 4;

  static Words of(Resource<Json> resource, Optional<Uid> project) {
    Resource.Labels labels = resource.labels();
    StringBuilder text = new StringBuilder(resource.name().value());
    text.append(FIELD).append(labels.title()).append(FIELD).append(labels.description());
    text.append(OWNER).append(labels.owner()).append(OWNER);
    labels.tags().forEach(tag -> text.append(TAG).append(tag).append(TAG));
    return new Words(resource.uid(), resource.ref().kind(), project, lower(text.toString()));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean hasTag(String tag) {
    return text.contains(TAG + lower(tag) + TAG);
  }

  boolean hasOwner(Name owner) {
    return text.contains(OWNER + owner.key() + OWNER);
  }

  String name() {
    return text.substring(0, text.indexOf(FIELD));
  }

  /**
   * How well all of the words fit, by the one that fits worst: {@link #EXACT} and {@link #PREFIX}
   * of the name, the beginning of a {@link #WORD} anywhere, or {@link #PART} of one.
   *
   * @param wanted in lower case
   */
  int rank(List<String> wanted) {
    int worst = EXACT;
    for (String word : wanted) {
      worst = Math.max(worst, rank(word));
    }
    return worst;
  }

  private int rank(String word) {
    if (text.startsWith(word)) {
      return text.charAt(word.length()) == FIELD ? EXACT : PREFIX;
    }
    int at = text.indexOf(word);
    int best = at < 0 ? NONE : PART;
    while (at >= 0 && best == PART) {
      best = Character.isLetterOrDigit(text.charAt(at - 1)) ? PART : WORD;
      at = text.indexOf(word, at + 1);
    }
    return best;
  }
}
