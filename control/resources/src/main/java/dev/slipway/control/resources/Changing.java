// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Evaluates changes, commits them, and tells what became of them. */
final class Changing {
  private final Store store;
  private final Reads reads;
  private final KindRegistry kinds;
  private final Evaluation evaluation;
  private final Deletion deletion;
  private final Renaming renaming;
  private final Saving saving;
  private final InstantSource clock;
  private final RandomGenerator random;

  Changing(
      Store store,
      Reads reads,
      KindRegistry kinds,
      Evaluation evaluation,
      Deletion deletion,
      Renaming renaming,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.reads = reads;
    this.kinds = kinds;
    this.evaluation = evaluation;
    this.deletion = deletion;
    this.renaming = renaming;
    this.saving = new Saving(store);
    this.clock = clock;
    this.random = random;
  }

  List<Applied> apply(
      Caller caller, List<Draft> drafts, Precondition precondition, boolean dryRun) {
    return save(caller, () -> evaluation.evaluate(caller, drafts, precondition), dryRun);
  }

  Applied patch(Caller caller, Ref ref, Json patch, Precondition precondition, boolean dryRun) {
    return revise(caller, ref, precondition, "change", document -> document.patched(patch), dryRun);
  }

  /** The labels and the spec of an earlier generation, under the name of now. */
  Applied restore(
      Caller caller, Ref ref, long generation, Precondition precondition, boolean dryRun) {
    return revise(
        caller,
        ref,
        precondition,
        "restore",
        document -> {
          Resource<Json> earlier = reads.load(caller, ref, generation);
          return ResourceDocument.of(earlier)
              .at(document.ref())
              .withSpec(kinds.restored(earlier, reads.load(caller, ref)));
        },
        dryRun);
  }

  /** Looks at the files of an external dataset again, whatever columns it has now. */
  Applied detect(Caller caller, Ref ref, SchemaDetector detector) {
    return revise(
        caller,
        ref,
        Precondition.ANY,
        "change",
        document -> {
          DatasetSpec.External spec = external(document);
          DatasetSpec.External open =
              new DatasetSpec.External(
                  spec.connection(), spec.path(), spec.format(), Schema.EMPTY, spec.checks());
          return document.withSpec(Documents.write(detector.detect(caller, ref, open)));
        },
        false);
  }

  private static DatasetSpec.External external(ResourceDocument document) {
    if (Documents.readStored(DatasetSpec.class, document.spec())
        instanceof DatasetSpec.External external) {
      return external;
    }
    throw new SlipwayException(
        ErrorCode.INVALID,
        document.ref()
            + " is not external: its columns come from the recipe that makes it, or are written by"
            + " hand.");
  }

  /** What is written is made from the current state, which must stand until it is written. */
  private Applied revise(
      Caller caller,
      Ref ref,
      Precondition precondition,
      String action,
      UnaryOperator<ResourceDocument> change,
      boolean dryRun) {
    Supplier<ChangeSet> plan =
        () -> {
          Resource<Json> current = reads.load(caller, ref);
          ResourceDocument changed = change.apply(ResourceDocument.of(kinds.known(current)));
          Precondition unmoved =
              precondition.equals(Precondition.ANY)
                  ? new Precondition.Generation(current.generation())
                  : precondition;
          return evaluation
              .evaluate(caller, List.of(Draft.of(changed, Draft.Source.NONE)), unmoved)
              .as(action);
        };
    return save(caller, plan, dryRun).getFirst();
  }

  /** What has another name and what refers to it, in this order; nothing if it is called so. */
  List<Applied> rename(
      Caller caller, Ref ref, Name name, Precondition precondition, boolean dryRun) {
    Rewrites saved =
        saving.save(
            () -> renaming.plan(caller, ref, name, precondition, clock.instant()),
            rewrites ->
                dryRun || rewrites.rewrites().isEmpty()
                    ? Optional.empty()
                    : Optional.of(rewrites.batch(nextUid(), caller)));
    return saved.rewrites().stream()
        .map(Rewrites.Rewrite::applied)
        .filter(applied -> reads.allows(caller, Action.READ, applied.resource()))
        .map(applied -> dryRun ? applied : stored(applied))
        .map(applied -> applied.with(kinds.known(applied.resource())))
        .toList();
  }

  void delete(Caller caller, List<Ref> refs, Precondition precondition, boolean dryRun) {
    saving.save(
        () -> deletion.plan(caller, refs, precondition, nextUid(), clock.instant()),
        batch -> dryRun ? Optional.empty() : Optional.of(batch));
  }

  private List<Applied> save(Caller caller, Supplier<ChangeSet> plan, boolean dryRun) {
    ChangeSet saved =
        saving.save(
            plan,
            changes ->
                dryRun || changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(changes.batch(nextUid(), caller)));
    return saved.applied().stream()
        .map(applied -> dryRun ? applied : stored(applied))
        .map(applied -> applied.with(kinds.known(applied.resource())))
        .toList();
  }

  /** With the revision that the store gave. */
  private Applied stored(Applied applied) {
    Resource<Json> resource = applied.resource();
    return store
        .resources()
        .find(resource.uid())
        .filter(found -> found.generation() == resource.generation())
        .or(() -> store.resources().find(resource.uid(), resource.generation()))
        .map(applied::with)
        .orElse(applied);
  }

  private Uid nextUid() {
    return Uid.next(clock.instant(), random);
  }
}
