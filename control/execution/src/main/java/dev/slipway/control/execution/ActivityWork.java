// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine;
import java.util.List;
import java.util.Optional;

/**
 * The walk of one attempt, from the recipe to the writes that publish what it made:
 *
 * <ol>
 *   <li>what there is to do: recipe, inputs and output as they are now
 *   <li>nothing, if the inputs have not changed after all
 *   <li>an end to what earlier attempts may have left
 *   <li>a place for the output, private to the attempt
 *   <li>the engine's work, and what the checks found in it
 *   <li>the external inputs, looked at once more
 *   <li>the table's new metadata, and the writes that show it
 * </ol>
 */
final class ActivityWork implements Work {
  private final Tasks tasks;
  private final Workshop workshop;
  private final Publication publication;
  private final Engine.Limits limits;
  private final Reports reports;

  ActivityWork(
      Tasks tasks,
      Workshop workshop,
      Publication publication,
      Engine.Limits limits,
      Reports reports) {
    this.tasks = tasks;
    this.workshop = workshop;
    this.publication = publication;
    this.limits = limits;
    this.reports = reports;
  }

  @Override
  public Outcome run(Run run, AttemptId attempt) {
    try (Reports.Report report = reports.open(attempt)) {
      try {
        return work(run, attempt, report);
      } catch (SlipwayException e) {
        report.log("Attempt " + attempt.number() + " failed: " + e.getMessage());
        throw e;
      }
    }
  }

  private Outcome work(Run run, AttemptId attempt, Reports.Report report) {
    Task task = tasks.load(run, attempt.activity().recipe());
    Optional<String> done = mayBeSkipped(run) ? task.doneAlready() : Optional.empty();
    if (done.isPresent()) {
      report.log("Skipped: " + done.get() + ".");
      return new Outcome.Unchanged(done.get());
    }
    discardEarlier(task, attempt);
    List<Making> makings = Making.of(task, attempt, workshop);
    try {
      List<Making.Content> contents =
          makings.stream().map(making -> making.build(limits, report)).toList();
      tasks.requireUnchanged(task);
      return publish(task, contents);
    } catch (RuntimeException | Error e) {
      makings.forEach(making -> throwAway(making, e));
      throw e;
    }
  }

  /** All outputs or, where a check refuses one, none; those that are refused can be looked at. */
  private Outcome publish(Task task, List<Making.Content> contents) {
    List<Making.Content> refused = contents.stream().filter(Making.Content::isRefused).toList();
    if (refused.isEmpty()) {
      return publication.published(task, contents.stream().map(Making.Content::prepare).toList());
    }
    contents.stream()
        .filter(content -> !content.isRefused())
        .forEach(content -> content.making().discard());
    return publication.refused(refused.stream().map(Making.Content::prepare).toList());
  }

  /** A server that was killed just when it should have removed them has removed nothing. */
  private void discardEarlier(Task task, AttemptId attempt) {
    for (int number = 1; number < attempt.number(); number++) {
      discard(task, new AttemptId(attempt.run(), attempt.activity(), number));
    }
  }

  private void discard(Task task, AttemptId attempt) {
    Making.of(task, attempt, workshop).forEach(Making::discard);
  }

  private static boolean mayBeSkipped(Run run) {
    Mode mode = Documents.readStored(BuildRequest.class, run.request()).mode();
    return mode != Mode.ONLY && mode != Mode.ALL;
  }

  @Override
  public void discard(Run run, AttemptId attempt) {
    tasks.find(run, attempt.activity().recipe()).ifPresent(task -> discard(task, attempt));
  }

  /** Removes what was staged, which an interrupt must not stop half-way. */
  private void throwAway(Making making, Throwable why) {
    boolean interrupted = Thread.interrupted();
    try {
      making.discard();
    } catch (SlipwayException e) {
      why.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
