// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import java.util.List;

/**
 * What a module tells about a kind of resource that it owns.
 *
 * @param <S> the record, or sealed family of records, of its spec
 */
public interface KindDefinition<S> {
  Kind kind();

  /** As in the REST path: {@code datasets}. */
  String plural();

  /** Whether its resources live in a project. */
  boolean inProject();

  Class<S> specType();

  /** Version of the stored form of the spec, counted from 1. */
  int version();

  /**
   * What the spec refers to by name, with the pointer of each; the project is that of {@code ref}.
   */
  List<Reference> references(Ref ref, S spec);

  /**
   * What can be seen to be wrong without looking at any other resource; pointers are within the
   * spec.
   */
  List<Problem> problems(Ref ref, S spec);

  record Reference(String pointer, Ref target) {}
}
