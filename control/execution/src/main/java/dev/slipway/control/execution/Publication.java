// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Fingerprints;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Tips;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a prepared table into the writes that show it: as the published one, or as refused. */
final class Publication {
  private final Tips tips;
  private final InstantSource clock;

  Publication(Tips tips, InstantSource clock) {
    this.tips = tips;
    this.clock = clock;
  }

  Outcome published(Task task, List<Made> outputs) {
    List<Write> writes = new ArrayList<>();
    Map<String, String> parts = task.parts();
    for (Made made : outputs) {
      Uid dataset = made.staging().dataset().uid();
      writes.add(new Write.PutPointer(made.prepared().pointer()));
      writes.add(new Write.DropPointer(new Pointer.Key(dataset, Pointer.REJECTED)));
      writes.add(
          new Write.PutFingerprint(
              new Fingerprint(
                  dataset,
                  "",
                  Fingerprints.of(parts),
                  parts,
                  made.prepared().snapshot(),
                  clock.instant())));
    }
    return new Outcome.Built(writes, result(outputs));
  }

  Outcome refused(List<Made> outputs) {
    List<Write> writes = new ArrayList<>();
    outputs.forEach(made -> writes.add(new Write.PutPointer(rejected(made.prepared().pointer()))));
    return new Outcome.Rejected(writes, result(outputs), failure(outputs));
  }

  private static ActivityResult result(List<Made> outputs) {
    return new ActivityResult(outputs.stream().map(Made::result).toList());
  }

  private Pointer rejected(Pointer pointer) {
    Pointer.Key key = new Pointer.Key(pointer.key().table(), Pointer.REJECTED);
    long version = tips.pointer(key).map(before -> before.version() + 1).orElse(1L);
    return new Pointer(key, version, pointer.location(), pointer.sha256(), pointer.snapshot());
  }

  private static Failure failure(List<Made> outputs) {
    String why =
        outputs.stream()
            .map(made ->
                "The new content of '"
                    + made.staging().dataset().name()
                    + "' was refused: "
                    + String.join("; ", made.findings().refusals()))
            .collect(Collectors.joining(". "));
    return new Failure(
        ErrorCode.CHECK_FAILED,
        why + ". What was published before stays; the refused rows can be sampled.");
  }
}
