// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables;
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
    Tables.Staging staging = stage(task, attempt);
    try {
      Staged staged = workshop.engine().build(order(task, staging, attempt), report);
      report.log("Made " + staged.rows() + " rows in " + staged.bytes() + " bytes.");
      Findings findings = Findings.of(task.checks(), staged.findings(), workshop.planner());
      findings.sentences().forEach(report::log);
      tasks.requireUnchanged(task);
      return publication.of(
          task, workshop.tables().prepare(task.caller(), staging, staged), findings);
    } catch (RuntimeException | Error e) {
      throwAway(task, staging, e);
      throw e;
    }
  }

  /** A server that was killed just when it should have removed them has removed nothing. */
  private void discardEarlier(Task task, AttemptId attempt) {
    for (int number = 1; number < attempt.number(); number++) {
      AttemptId earlier = new AttemptId(attempt.run(), attempt.activity(), number);
      workshop.tables().discard(task.caller(), stage(task, earlier));
    }
  }

  private static boolean mayBeSkipped(Run run) {
    Mode mode = Documents.readStored(BuildRequest.class, run.request()).mode();
    return mode != Mode.ONLY && mode != Mode.ALL;
  }

  private Tables.Staging stage(Task task, AttemptId attempt) {
    return workshop
        .tables()
        .stage(task.caller(), task.output(), task.planned().schema(), attempt.fileName());
  }

  private Engine.BuildTask order(Task task, Tables.Staging staging, AttemptId attempt) {
    return new Engine.BuildTask(
        attempt.fileName() + "-" + task.output().name(),
        task.inputs(),
        task.planned().sql(),
        staging.schema(),
        staging.fieldIds(),
        staging.directory(),
        workshop.planner().checks(task.checks(), staging.schema(), task.variables()),
        limits);
  }

  @Override
  public void discard(Run run, AttemptId attempt) {
    tasks
        .find(run, attempt.activity().recipe())
        .ifPresent(task -> workshop.tables().discard(task.caller(), stage(task, attempt)));
  }

  /** Removes what was staged, which an interrupt must not stop half-way. */
  private void throwAway(Task task, Tables.Staging staging, Throwable why) {
    boolean interrupted = Thread.interrupted();
    try {
      workshop.tables().discard(task.caller(), staging);
    } catch (SlipwayException e) {
      why.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
