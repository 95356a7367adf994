// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.time.Instant;
import java.util.List;

/**
 * The one envelope of everything that users make.
 *
 * @param uid identity for ever
 * @param specVersion version of the stored form of the spec, for upcasts
 * @param generation counts changes of spec and labels from 1; the ETag of the REST surface
 * @param revision position in the feed of the last change of any part, status included
 * @param spec what is wanted; {@link Json} as stored, a kind's own record when typed
 * @param status what was observed
 */
public record Resource<S>(
    Uid uid,
    Ref ref,
    int specVersion,
    long generation,
    long revision,
    Labels labels,
    S spec,
    Json status,
    Instant created,
    Instant updated) {

  public Resource {
    if (specVersion < 1 || generation < 1 || revision < 0) {
      throw new IllegalArgumentException(
          ref
              + ": specVersion "
              + specVersion
              + ", generation "
              + generation
              + ", revision "
              + revision);
    }
  }

  /** What people write about a resource, of no consequence to what it does. */
  public record Labels(String title, String description, List<String> tags, Name owner) {
    public Labels {
      tags = List.copyOf(tags);
    }

    public static Labels ownedBy(Name owner) {
      return new Labels("", "", List.of(), owner);
    }
  }

  /** The same resource with its spec in another form. */
  public <T> Resource<T> withSpec(T other) {
    return withSpec(specVersion, other);
  }

  /** The same resource with its spec in the form of another version. */
  public <T> Resource<T> withSpec(int version, T other) {
    return new Resource<>(
        uid, ref, version, generation, revision, labels, other, status, created, updated);
  }

  /**
   * What comes after this one, all else being as it was.
   *
   * @param version of the spec's form
   * @param at when it is made
   */
  public <T> Resource<T> next(Ref address, int version, Labels others, T wanted, Instant at) {
    return new Resource<>(
        uid, address, version, generation + 1, revision, others, wanted, status, created, at);
  }

  public Name name() {
    return ref.name();
  }
}
