// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Fingerprints;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Tables;
import dev.slipway.spi.Tips;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Turns a prepared table into the writes that show it: as the published one, or as refused. */
final class Publication {
  private final Tips tips;
  private final InstantSource clock;

  Publication(Tips tips, InstantSource clock) {
    this.tips = tips;
    this.clock = clock;
  }

  Outcome of(Task task, Tables.Prepared prepared, Findings findings) {
    ActivityResult result =
        new ActivityResult(
            List.of(
                new ActivityResult.Output(
                    task.output().uid(),
                    task.output().name(),
                    prepared.snapshot(),
                    prepared.rows(),
                    prepared.bytes(),
                    findings.sentences())));
    return findings.refusals().isEmpty()
        ? new Outcome.Built(published(task, prepared), result)
        : new Outcome.Rejected(
            List.of(new Write.PutPointer(rejected(prepared.pointer()))),
            result,
            refused(task, findings));
  }

  private List<Write> published(Task task, Tables.Prepared prepared) {
    Uid dataset = task.output().uid();
    Map<String, String> parts = task.parts();
    return List.of(
        new Write.PutPointer(prepared.pointer()),
        new Write.DropPointer(new Pointer.Key(dataset, Pointer.REJECTED)),
        new Write.PutFingerprint(
            new Fingerprint(
                dataset, "", Fingerprints.of(parts), parts, prepared.snapshot(), clock.instant())));
  }

  private Pointer rejected(Pointer pointer) {
    Pointer.Key key = new Pointer.Key(pointer.key().table(), Pointer.REJECTED);
    long version = tips.pointer(key).map(before -> before.version() + 1).orElse(1L);
    return new Pointer(key, version, pointer.location(), pointer.sha256(), pointer.snapshot());
  }

  private static Failure refused(Task task, Findings findings) {
    return new Failure(
        ErrorCode.CHECK_FAILED,
        "The new content of '"
            + task.output().name()
            + "' was refused: "
            + String.join("; ", findings.refusals())
            + ". What was published before stays; the refused rows can be sampled.");
  }
}
