// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.data.catalog.CatalogReads.Table;
import dev.slipway.data.catalog.MetadataFiles.Written;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateRequirement.AssertTableDoesNotExist;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;

/**
 * Commits of Iceberg's clients: the requirements are checked on what is current, the new metadata
 * files are written, and all pointers move in one batch, each from the version that was looked at.
 * Who loses that race looks again; only a requirement that no longer holds goes back to the client.
 */
final class TableChanges {
  private static final int MOST_TRIES = 50;

  private final CatalogReads reads;
  private final Places places;
  private final MetadataFiles files;
  private final Batches batches;
  private final TableCreation creation;

  TableChanges(
      CatalogReads reads,
      Places places,
      MetadataFiles files,
      Batches batches,
      TableCreation creation) {
    this.reads = reads;
    this.places = places;
    this.files = files;
    this.batches = batches;
    this.creation = creation;
  }

  /**
   * Writes that are ready, and what is answered once they are committed.
   *
   * @param done what to do once they are committed
   * @param undo what to do if they are refused
   */
  record Ready(
      List<byte[]> answers,
      List<Condition> conditions,
      List<Write> writes,
      List<Runnable> done,
      List<Runnable> undo) {
    Ready() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  /** The answer to the client, as JSON. */
  byte[] create(Caller caller, Namespace namespace, CreateTableRequest request) {
    TableRules.refuseRuns(caller);
    TableMetadata metadata = creation.metadata(caller, namespace, request);
    if (request.stageCreate()) {
      return CatalogJson.bytes(Answers.loaded(metadata));
    }
    Ready ready = new Ready();
    creation.add(caller, namespace, request.name(), metadata, ready);
    try {
      commitOnce(caller, ready);
    } catch (CommitFailedException e) {
      throw new AlreadyExistsException(e, "%s", e.getMessage());
    }
    return ready.answers.getFirst();
  }

  /** The answer to the client, as JSON. */
  byte[] commit(Caller caller, Namespace namespace, String name, UpdateTableRequest request) {
    UpdateTableRequest named =
        UpdateTableRequest.create(
            TableIdentifier.of(namespace, name), request.requirements(), request.updates());
    return commit(caller, List.of(named)).getFirst();
  }

  /** All or none; one answer for each. */
  List<byte[]> commit(Caller caller, List<UpdateTableRequest> requests) {
    TableRules.refuseRuns(caller);
    Optional<CommitFailedException> somebodyWasFaster = Optional.empty();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Ready ready = ready(caller, requests);
      try {
        commitOnce(caller, ready);
        return ready.answers;
      } catch (CommitFailedException e) {
        somebodyWasFaster = Optional.of(e);
      }
    }
    throw somebodyWasFaster.orElseThrow();
  }

  /** All requests, or none: what was written for the first is removed where a later one fails. */
  private Ready ready(Caller caller, List<UpdateTableRequest> requests) {
    Ready ready = new Ready();
    try {
      requests.forEach(request -> add(caller, request, ready));
      return ready;
    } catch (RuntimeException e) {
      ready.undo.forEach(Runnable::run);
      throw e;
    }
  }

  private void add(Caller caller, UpdateTableRequest request, Ready ready) {
    TableIdentifier table = request.identifier();
    if (request.requirements().stream().anyMatch(AssertTableDoesNotExist.class::isInstance)) {
      TableMetadata made = creation.metadata(caller, table, request);
      creation.add(caller, table.namespace(), table.name(), made, ready);
      return;
    }
    Table current = reads.table(caller, table.namespace(), table.name());
    places.require(caller, Action.WRITE, current.dataset());
    request.requirements().forEach(requirement -> requirement.validate(current.metadata()));
    TableMetadata.Builder builder = TableMetadata.buildFrom(current.metadata());
    request.updates().forEach(update -> update.applyTo(builder));
    TableMetadata changed = builder.build();
    TableRules.check(changed, current.metadata().location());
    add(current, changed, ready);
  }

  private void add(Table current, TableMetadata changed, Ready ready) {
    if (changed.changes().isEmpty()) {
      ready.answers.add(CatalogJson.bytes(Answers.loaded(current.metadata())));
      return;
    }
    long version = current.pointer().version() + 1;
    Written written =
        files.write(current.place().objects(), changed, Map.of(), version, batches.unique());
    Pointer pointer = written.pointer(current.pointer().key(), version);
    byte[] answer = written.answer();
    ready.answers.add(answer);
    ready.conditions.add(new Condition.Exists(current.dataset().uid()));
    ready.writes.add(new Write.PutPointer(pointer));
    ready.done.add(() -> reads.keep(pointer, current.dataset().generation(), answer));
    ready.undo.add(() -> files.remove(current.place().objects(), pointer));
  }

  /** Removes the metadata files again if it is certain that nobody will ever know them. */
  private void commitOnce(Caller caller, Ready ready) {
    if (ready.writes.isEmpty()) {
      return;
    }
    try {
      batches.commit(caller, ready.conditions, ready.writes);
      ready.done.forEach(Runnable::run);
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      ready.undo.forEach(Runnable::run);
      throw new CommitFailedException(e, "%s", e.getMessage());
    }
  }
}
