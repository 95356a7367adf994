// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import java.time.Duration;

/**
 * One change of a batch. Records that count their own changes carry the count: it must be one more
 * than what is stored (1 for what is new), otherwise the batch is refused with {@code CONFLICT}.
 */
public sealed interface Write {
  /**
   * A new or changed spec or labels; {@code generation} counts. A new generation keeps the stored
   * status, and the revision given is replaced by the position of this change. A name that another
   * resource of the same kind and project has, ignoring case, is refused with {@code CONFLICT}. A
   * change of name with the same uid is a rename; the earlier generation stays readable. A project
   * named by the reference must exist ({@code CONFLICT}), and a resource keeps its kind and project
   * ({@code INVALID} otherwise).
   */
  record PutResource(Resource<Json> resource) implements Write {}

  /** What was observed of a resource; no new generation. Missing resources are refused. */
  record PutStatus(Uid resource, Json status) implements Write {}

  /**
   * Writes the spec of a generation, the current one or an earlier one, in another version of its
   * form. What it means stays, and so does the generation: whoever is about to change the resource
   * is not disturbed, and the feed tells of the current one as of a status. Refused with {@code
   * CONFLICT} if there is no such generation in version {@code from} (any more).
   */
  record Recast(Uid resource, long generation, int from, int version, Json spec) implements Write {}

  /**
   * Removes a resource that is still of that generation, with its pointers, fingerprints and
   * records. A project that still holds resources is refused with {@code STILL_REFERENCED}. Its
   * generations stay readable, and its uid is never used again.
   */
  record DeleteResource(Uid resource, long generation) implements Write {}

  record PutRun(Run run) implements Write {}

  /** Of a run that was put before, by this batch or an earlier one. */
  record PutActivity(Activity activity) implements Write {}

  /** Of an activity that was put before. */
  record PutAttempt(Attempt attempt) implements Write {}

  /**
   * Removes a run with its activities and attempts, if it is there. Refused with {@code CONFLICT}
   * while it has not ended. The feed does not tell of it.
   */
  record ForgetRun(Uid run) implements Write {}

  /**
   * Moves a table's pointer; {@code version} counts. Refused with {@code CONFLICT} where its
   * dataset is gone.
   */
  record PutPointer(Pointer pointer) implements Write {}

  /** Removes a pointer if it is there. */
  record DropPointer(Pointer.Key key) implements Write {}

  /** Replaces the fingerprint of a dataset's partition. */
  record PutFingerprint(Fingerprint fingerprint) implements Write {}

  /**
   * Takes or renews a server's lease, which then runs for {@code time} by the store's own clock.
   * The epoch must not be lower than the stored one ({@code NOT_OWNER} otherwise). A higher one
   * ends all that the server may still write under the old: so one server succeeds another.
   */
  record HoldLease(Uid server, long epoch, Duration time) implements Write {}

  /**
   * Says which Slipway the server is that holds the lease of that epoch ({@code NOT_OWNER} if none
   * does). Since when, the store notes; it goes with the lease.
   */
  record NameRelease(Uid server, long epoch, Release release) implements Write {}

  /**
   * Removes a server's lease of that epoch, if it is there: whoever wrote under it cannot any more.
   * For servers that never come back under the same uid, as their epochs would begin again.
   */
  record DropLease(Uid server, long epoch) implements Write {}

  /** Refused with {@code CONFLICT} where its owner is gone; it goes when its owner goes. */
  record PutRecord(KeyedRecord keyed) implements Write {}

  /** Removes a record if it is there. */
  record DropRecord(String space, String key) implements Write {}

  /** Adds to the audit trail: chained by hash by the store, in commit order. */
  record Audit(AuditEntry entry) implements Write {}
}
