// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.KindDefinition.Reference;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A draft that has been read, beside what is stored.
 *
 * @param wanted the resource as the draft wants it
 * @param stored the same in the form in which it would be stored, with what only another version of
 *     Slipway knows of the current one
 * @param difference merge patch from the current resource
 * @param secrets what is written beside it
 */
record Proposal<S>(
    Draft draft,
    KindDefinition<S> definition,
    Optional<Resource<Json>> current,
    Resource<S> wanted,
    Resource<Json> stored,
    Json difference,
    List<Supplier<Write>> secrets) {

  static <S> Proposal<S> of(
      Draft draft,
      KindDefinition<S> definition,
      Optional<Resource<Json>> current,
      Resource<S> wanted,
      List<Supplier<Write>> secrets) {
    Json written = Documents.write(wanted.spec());
    Resource<Json> stored =
        wanted.withSpec(
            current
                .map(r -> Documents.keepingUnknown(definition.specType(), r.spec(), written))
                .orElse(written));
    Json before = current.map(Labelled::of).orElse(Json.EMPTY);
    Json difference = Documents.difference(before, Labelled.of(stored));
    return new Proposal<>(draft, definition, current, wanted, stored, difference, secrets);
  }

  Uid uid() {
    return wanted.uid();
  }

  /** The proposal with another spec of its kind in place of its draft's. */
  Proposal<S> withSpec(Object spec) {
    S typed = definition.specType().cast(spec);
    return of(draft, definition, current, wanted.withSpec(typed), secrets);
  }

  /** The wanted resource, if its spec is of that type. */
  <T> Optional<Resource<T>> as(Class<T> type) {
    return type.isInstance(wanted.spec())
        ? Optional.of(wanted.withSpec(type.cast(wanted.spec())))
        : Optional.empty();
  }

  List<Reference> references() {
    return definition.references(wanted.ref(), wanted.spec());
  }

  /** Whether the resource as it is now refers to something. */
  boolean isReferredTo(Ref target) {
    return current.stream()
        .map(stored -> Reads.typed(stored, definition.specType()))
        .flatMap(before -> definition.references(before.ref(), before.spec()).stream())
        .anyMatch(reference -> reference.target().key().equals(target.key()));
  }

  List<Problem> problems() {
    return definition.problems(wanted.ref(), wanted.spec());
  }

  Outcome outcome() {
    return current.isEmpty()
        ? Outcome.CREATED
        : difference.equals(Json.EMPTY) ? Outcome.UNCHANGED : Outcome.CHANGED;
  }

  boolean isChange() {
    return outcome() != Outcome.UNCHANGED;
  }

  /** Not by its labels, which nothing in a flow depends on. */
  boolean changesFlow() {
    return current
        .filter(now -> now.spec().equals(stored.spec()) && now.name().equals(stored.name()))
        .isEmpty();
  }

  Applied applied(List<Problem> warnings) {
    return new Applied(
        isChange() ? stored : current.orElseThrow(), outcome(), difference, warnings);
  }
}
