// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes specs of earlier versions in today's, in batches. What is left is seen from what is
 * stored, so that it can end at any moment and be called again.
 */
final class Recasting {
  private static final int AT_ONCE = 100;

  /** For specs that others write in an earlier version as fast as they are read here. */
  private static final int MOST_PASSES = 20;

  private static final Kind FORM = new Kind("form");

  private final Store stored;
  private final KindRegistry kinds;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param stored with resources as they are stored
   */
  Recasting(Store stored, KindRegistry kinds, InstantSource clock, RandomGenerator random) {
    this.stored = stored;
    this.kinds = kinds;
    this.clock = clock;
    this.random = random;
  }

  /** What is not in the version that today's Slipway writes. */
  List<Forms.Specs> outdated() {
    return stored.forms().specs().stream()
        .filter(specs ->
            kinds
                .find(specs.kind())
                .filter(definition -> specs.version() < definition.version())
                .isPresent())
        .toList();
  }

  /**
   * Writes at most so many specs, or somewhat more.
   *
   * @return how many it wrote; fewer than {@code most} if there are no more
   */
  long recast(Caller caller, long most) {
    long written = 0;
    for (int pass = 0; pass < MOST_PASSES && written < most; pass++) {
      List<Forms.Specs> outdated = outdated();
      if (outdated.isEmpty()) {
        break;
      }
      for (Forms.Specs specs : outdated) {
        written += recast(caller, specs.kind(), specs.version(), most - written);
      }
    }
    return written;
  }

  private long recast(Caller caller, Kind kind, int version, long most) {
    long written = 0;
    Optional<String> after = Optional.of("");
    while (after.isPresent() && written < most) {
      Page<Resource<Json>> page =
          stored.forms().specs(kind, version, new Page.Request(AT_ONCE, after.get()));
      written += recast(caller, page.items());
      after = page.next();
    }
    return written;
  }

  /** All at once or, where somebody has changed one of them meanwhile, one by one. */
  private long recast(Caller caller, List<Resource<Json>> some) {
    if (some.isEmpty() || isWritten(caller, some)) {
      return some.size();
    }
    return some.stream().filter(one -> isWritten(caller, List.of(one))).count();
  }

  private boolean isWritten(Caller caller, List<Resource<Json>> some) {
    try {
      stored.commit(new Batch(uid(), caller, List.of(), writes(caller, some)));
      return true;
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private record Done(Uid uid, long generation) {}

  private record Audited(Kind kind, int from, int to, List<Done> specs) {}

  private List<Write> writes(Caller caller, List<Resource<Json>> some) {
    List<Write> writes = new ArrayList<>();
    List<Done> done = new ArrayList<>();
    for (Resource<Json> before : some) {
      Resource<Json> today = kinds.today(before);
      writes.add(
          new Write.Recast(
              before.uid(),
              before.generation(),
              before.specVersion(),
              today.specVersion(),
              today.spec()));
      done.add(new Done(before.uid(), before.generation()));
    }
    Resource<Json> first = some.getFirst();
    Kind kind = first.ref().kind();
    int to = kinds.today(first).specVersion();
    writes.add(audit(caller, "recast", new Audited(kind, first.specVersion(), to, done)));
    return writes;
  }

  /** What was done to the form of the database. */
  Write audit(Caller caller, String action, Object what) {
    Ref ref = Ref.ofInstance(FORM, new Name("stored"));
    Json difference = Documents.write(what);
    return new Write.Audit(new AuditEntry(clock.instant(), caller, action, uid(), ref, difference));
  }

  void commit(Caller caller, Write write) {
    stored.commit(Batch.of(uid(), caller, write));
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }
}
