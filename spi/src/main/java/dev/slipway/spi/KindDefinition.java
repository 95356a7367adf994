// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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

  /** Whether its resources go along when their project is exported. */
  default boolean isExported() {
    return true;
  }

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

  /**
   * The spec, in which references were led to other names, so that it still means the same: a name
   * that served for more than to find its target is kept for that.
   *
   * @param before the spec with the names of before
   */
  default S settled(S before, S redirected) {
    return redirected;
  }

  /**
   * An earlier spec as it can be written now: what does not come back, such as a secret that was
   * replaced since, stays as it is.
   */
  default S restored(S earlier, S current) {
    return earlier;
  }

  /**
   * How the stored form of the spec came to today's: the first step from version 1 to 2, and one
   * for each version since. Never changed after their release.
   */
  default List<FormStep> formSteps() {
    return List.of();
  }

  /**
   * One version of a stored form to the next and back. Both ways are pure, and keep fields that
   * they do not know.
   *
   * @param form of the release that brought it: while a server that does not know this form may be
   *     running, specs are stored in the version before
   * @param up from the version before
   * @param down to the version before: {@code up} gives back what {@code down} was given, if the
   *     version before can say it at all. What it cannot say is refused until the upgrade is over
   */
  record FormStep(int form, UnaryOperator<Json> up, UnaryOperator<Json> down) {}

  /**
   * The spec with its secrets taken out, before anything else looks at it.
   *
   * @param uid of the resource, new or not
   * @param stored what is to be replaced; its secrets are out already
   * @throws dev.slipway.model.SlipwayException {@code INVALID} with pointers within the spec,
   *     {@code FORBIDDEN} if the caller may not refer to what it refers to
   */
  default Concealed<S> conceal(Caller caller, Uid uid, S wanted, Optional<S> stored) {
    return new Concealed<>(wanted, List.of());
  }

  /**
   * @param writes what is to be in the batch that puts the spec, after it; each made when it is
   *     certain that there will be one
   */
  record Concealed<S>(S spec, List<Supplier<Write>> writes) {
    public Concealed {
      writes = List.copyOf(writes);
    }
  }

  /**
   * What those are shown of a spec who may see that the resource is there, and not its details
   * ({@link Action#READ_DETAILS}). Everything, unless a kind says otherwise.
   */
  default S outline(S spec) {
    return spec;
  }

  /**
   * @param pointer where in the spec the name of the target stands, alone or after its project's:
   *     {@code late}, {@code nyc/late}
   */
  record Reference(String pointer, Ref target) {}
}
