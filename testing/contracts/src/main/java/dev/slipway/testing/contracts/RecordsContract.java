// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.Records} promises, and the writes of records. */
public abstract class RecordsContract extends StoreContract {
  protected RecordsContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void keepsRecordsByKeyUntilTheirOwnerGoes() {
    Uid owner = stored(samples.project("nyc")).uid();
    KeyedRecord one = KeyedRecord.of("token", "1", owner, new Json("{\"a\":1}"));
    KeyedRecord two = KeyedRecord.of("token", "2", owner, new Json("{}"));
    commit(new Write.PutRecord(two), new Write.PutRecord(one));
    commit(new Write.PutRecord(KeyedRecord.of("session", "1", owner, new Json("{}"))));
    KeyedRecord changed = one.with(new Json("{\"a\":2}"));
    commit(new Write.PutRecord(changed));
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutRecord(changed)));
    reopen();

    assertThat(store.records().find("token", "1")).contains(changed);
    assertThat(store.records().ownedBy("token", owner)).containsExactly(changed, two);
    Page<KeyedRecord> page = store.records().list("token", new Page.Request(1, ""));
    assertThat(page.items()).containsExactly(changed);
    assertThat(
            store.records().list("token", new Page.Request(1, page.next().orElseThrow())).items())
        .containsExactly(two);

    commit(new Write.DropRecord("token", "2"));
    commit(new Write.DropRecord("token", "2"));
    assertThat(store.records().find("token", "2")).isEmpty();
    commit(new Write.DeleteResource(owner, 1));
    assertThat(store.records().find("token", "1")).isEmpty();
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutRecord(one)));
  }

  @Test
  void takesAnExpiredRecordForGone() {
    Uid owner = stored(samples.project("nyc")).uid();
    KeyedRecord gone =
        new KeyedRecord(
            "token",
            "1",
            owner,
            new Json("{}"),
            1,
            Optional.of(store.tips().now().minusSeconds(1)));
    commit(new Write.PutRecord(gone));

    assertThat(store.records().find("token", "1")).isEmpty();
    assertThat(store.records().ownedBy("token", owner)).isEmpty();
    assertThat(store.records().list("token", Page.Request.FIRST).items()).isEmpty();
  }
}
