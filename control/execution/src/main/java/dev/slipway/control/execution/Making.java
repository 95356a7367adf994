// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planned;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Check;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.WriteMode;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The making of one of a task's outputs: a place that is private to the attempt, and the work. */
final class Making {
  private final Task task;
  private final Planned.Output planned;
  private final AttemptId attempt;
  private final Workshop workshop;
  private final Tables.Staging staging;

  private Making(Task task, int output, AttemptId attempt, Workshop workshop) {
    this.task = task;
    this.planned = task.planned().outputs().get(output);
    this.attempt = attempt;
    this.workshop = workshop;
    this.staging =
        workshop
            .tables()
            .stage(task.caller(), task.outputs().get(output), planned.schema(), attempt.fileName());
  }

  /** One for each output of the task. */
  static List<Making> of(Task task, AttemptId attempt, Workshop workshop) {
    return IntStream.range(0, task.outputs().size())
        .mapToObj(output -> new Making(task, output, attempt, workshop))
        .toList();
  }

  /** Staged rows, and what the checks found in them. */
  record Content(Making making, Staged staged, Findings findings) {
    boolean isRefused() {
      return !findings.refusals().isEmpty();
    }

    /** Writes the metadata that would show the rows. */
    Made prepare() {
      return new Made(
          making.workshop.tables().prepare(making.task.caller(), making.staging, staged),
          making.staging,
          findings);
    }
  }

  Content build(Engine.Limits limits, Reports.Report report) {
    Staged staged = workshop.engine().build(order(limits), report);
    report.log(
        "Made "
            + staged.rows()
            + " rows in "
            + staged.bytes()
            + " bytes"
            + (task.outputs().size() > 1 ? " of '" + dataset().name() + "'." : "."));
    Findings findings = Findings.of(checks(), staged.findings(), workshop.planner());
    findings.sentences().forEach(report::log);
    return new Content(this, staged, findings);
  }

  /** Removes what was staged. */
  void discard() {
    workshop.tables().discard(task.caller(), staging);
  }

  private Engine.BuildTask order(Engine.Limits limits) {
    List<Check> checks = checks();
    Optional<Scan> stored =
        mode() instanceof WriteMode.Overwrite
            ? Optional.empty()
            : workshop.tables().scan(task.caller(), dataset(), Pointer.PUBLISHED);
    Merged merged = Merged.of(task.inputs(), planned, mode(), stored, workshop.planner());
    return new Engine.BuildTask(
        attempt.fileName() + "-" + dataset().name(),
        merged.inputs(),
        merged.sql(),
        staging.schema(),
        staging.fieldIds(),
        staging.directory(),
        mode() instanceof WriteMode.Append ? stored : Optional.empty(),
        workshop.planner().checks(checks, staging.schema(), task.variables()),
        limits);
  }

  private Resource<DatasetSpec> dataset() {
    return staging.dataset();
  }

  private WriteMode mode() {
    return dataset().spec() instanceof DatasetSpec.Managed managed
        ? managed.writeMode()
        : new WriteMode.Overwrite();
  }

  /** Those of the dataset and, where rows take the place of others, that each has one. */
  private List<Check> checks() {
    List<Check> own = dataset().spec().checks();
    return mode() instanceof WriteMode.Upsert(List<String> keys)
        ? Stream.concat(own.stream(), Stream.of(new Check.Unique(keys, Check.Severity.FAIL)))
            .toList()
        : own;
  }
}
