// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.Tips} promises, and the writes of pointers, leases and audit. */
public abstract class TipsContract extends StoreContract {
  protected TipsContract(StoreFixture fixture) {
    super(fixture);
  }

  private Uid dataset() {
    stored(samples.project("nyc"));
    return stored(samples.dataset("nyc", "flights")).uid();
  }

  @Test
  void keepsOnePointerForEachScopeOfATable() {
    Uid table = dataset();
    Pointer published = Samples.pointer(table, Pointer.PUBLISHED, 1);
    Pointer own = Samples.pointer(table, "attempt-1", 1);
    commit(new Write.PutPointer(published), new Write.PutPointer(own));
    reopen();

    assertThat(store.tips().pointer(Pointer.Key.published(table))).contains(published);
    assertThat(store.tips().pointer(own.key())).contains(own);
    assertThat(store.tips().pointers(table)).containsExactlyInAnyOrder(published, own);
    assertThat(store.tips().pointers(samples.uid())).isEmpty();

    commit(new Write.DropPointer(own.key()));
    commit(new Write.DropPointer(own.key()));
    assertThat(store.tips().pointers(table)).containsExactly(published);
  }

  @Test
  void movesAPointerOnlyFromWhereItIs() {
    Uid table = dataset();
    commit(new Write.PutPointer(Samples.pointer(table, "", 1)));

    assertRefused(
        ErrorCode.CONFLICT, () -> commit(new Write.PutPointer(Samples.pointer(table, "", 1))));
    assertRefused(
        ErrorCode.CONFLICT, () -> commit(new Write.PutPointer(Samples.pointer(table, "", 3))));
    commit(new Write.PutPointer(Samples.pointer(table, "", 2)));
    assertThat(store.tips().pointer(Pointer.Key.published(table)))
        .contains(Samples.pointer(table, "", 2));
  }

  @Test
  void keepsNoPointerForADatasetThatIsGone() {
    Uid table = dataset();
    commit(new Write.DeleteResource(table, 1));

    for (String scope : List.of(Pointer.PUBLISHED, Pointer.REJECTED, "attempt-1")) {
      Write late = new Write.PutPointer(Samples.pointer(table, scope, 1));
      assertRefused(ErrorCode.CONFLICT, () -> commit(late))
          .hasMessageContaining("dataset:nyc/flights was deleted");
    }
    assertThat(store.tips().pointers(table)).isEmpty();
  }

  @Test
  void replacesTheFingerprintOfAPartition() {
    Uid table = dataset();
    Fingerprint whole = Samples.fingerprint(table, "", "aa");
    Fingerprint day = Samples.fingerprint(table, "day=1", "bb");
    Fingerprint later = Samples.fingerprint(table, "day=1", "cc");
    commit(new Write.PutFingerprint(whole), new Write.PutFingerprint(day));
    commit(new Write.PutFingerprint(later));
    reopen();

    assertThat(store.tips().fingerprint(table, "")).contains(whole);
    assertThat(store.tips().fingerprint(table, "day=1")).contains(later);
    assertThat(store.tips().fingerprint(table, "day=2")).isEmpty();
  }

  @Test
  void keepsALeaseFromGoingBack() {
    Uid server = samples.uid();
    for (long epoch : List.of(1L, 1L, 2L)) {
      Instant before = store.tips().now();
      commit(new Write.HoldLease(server, epoch, Duration.ofMinutes(5)));
      Lease held = store.tips().lease(server).orElseThrow();
      assertThat(held.epoch()).isEqualTo(epoch);
      assertThat(held.expires())
          .isBetween(before.plusSeconds(299), store.tips().now().plusSeconds(301));
    }
    reopen();

    assertRefused(
            ErrorCode.NOT_OWNER, () -> commit(new Write.HoldLease(server, 1, Duration.ofHours(1))))
        .hasMessageContaining("epoch 2");
    assertThat(store.tips().leases()).extracting(Lease::epoch).containsExactly(2L);
    assertThat(store.tips().lease(samples.uid())).isEmpty();
  }

  @Test
  void letsAServerBeSucceededOnceItsLeaseIsOver() {
    Uid server = samples.uid();
    Condition over = new Condition.LeaseOver(server, 1);
    Write succeed = new Write.HoldLease(server, 2, Duration.ZERO);
    assertRefused(ErrorCode.CONFLICT, () -> commit(over, succeed));

    commit(new Write.HoldLease(server, 1, Duration.ofHours(1)));
    assertRefused(ErrorCode.CONFLICT, () -> commit(over, succeed))
        .hasMessageContaining("runs until");

    commit(new Write.HoldLease(server, 1, Duration.ZERO));
    commit(over, succeed);
    assertRefused(
        ErrorCode.NOT_OWNER, () -> commit(new Write.HoldLease(server, 1, Duration.ofHours(1))));
    assertRefused(ErrorCode.CONFLICT, () -> commit(over, succeed)).hasMessageContaining("ended");
  }

  @Test
  void fencesAServerWhoseLeaseWasDropped() {
    Uid server = samples.uid();
    commit(new Write.HoldLease(server, 3, Duration.ofHours(1)));

    commit(new Write.DropLease(server, 2));
    assertThat(store.tips().lease(server)).isPresent();
    commit(new Write.DropLease(server, 3));
    commit(new Write.DropLease(server, 3));
    reopen();

    assertThat(store.tips().leases()).isEmpty();
    Write renewal = new Write.HoldLease(server, 3, Duration.ofHours(1));
    assertRefused(ErrorCode.NOT_OWNER, () -> commit(new Condition.EpochIs(server, 3), renewal));
  }

  @Test
  void tellsTheAuditTrailNewestFirstInPages() {
    Resource<Json> one = samples.project("one");
    Resource<Json> two = samples.project("two");
    List<AuditEntry> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      AuditEntry entry = Samples.audit(i % 2 == 0 ? one : two, "change-" + i);
      commit(new Write.Audit(entry));
      all.addFirst(entry);
    }
    reopen();

    for (int limit : List.of(1, 2, 5, 6)) {
      assertThat(audit(Optional.empty(), limit)).as("pages of %d", limit).isEqualTo(all);
      assertThat(audit(Optional.of(two.uid()), limit))
          .extracting(AuditEntry::action)
          .containsExactly("change-3", "change-1");
    }
    assertRefused(
        ErrorCode.MALFORMED, () -> store.tips().audit(Optional.empty(), new Page.Request(5, "x")));
  }

  @Test
  void chainsTheAuditTrail() {
    assertThat(store.tips().verifyAudit()).isZero();
    Resource<Json> project = samples.project("one");
    for (int i = 1; i <= 3; i++) {
      commit(
          new Write.Audit(Samples.audit(project, "a")),
          new Write.Audit(Samples.audit(project, "b")));
      reopen();
      assertThat(store.tips().verifyAudit()).isEqualTo(2L * i);
    }
  }

  @Test
  void countsItsRows() {
    dataset();

    assertThat(store.sizes())
        .containsEntry("resources", 2L)
        .containsEntry("changes", 2L)
        .containsEntry("runs", 0L);
  }

  private List<AuditEntry> audit(Optional<Uid> resource, int limit) {
    List<AuditEntry> entries = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<AuditEntry> page = store.tips().audit(resource, new Page.Request(limit, after.get()));
      entries.addAll(page.items());
      after = page.next();
    }
    return entries;
  }
}
