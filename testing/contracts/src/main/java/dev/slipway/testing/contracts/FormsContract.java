// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Release;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Forms} promises of a new store, and the writes of servers' releases and of forms. */
public abstract class FormsContract extends StoreContract {
  private static final Json CAST = new Json("{\"cast\":1}");

  protected FormsContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void beginsWithItsUpgradeFinished() {
    Forms.State state = store.forms().state();
    store.forms().raise();
    reopen();

    assertThat(state).isEqualTo(Forms.State.fresh(state.own()));
    assertThat(store.forms().contract()).isEmpty();
    assertThat(store.forms().state()).isEqualTo(state);
  }

  @Test
  void tellsWhatTheServersAreThatHoldLeases() {
    Release release = store.forms().state().own();
    Uid named = samples.uid();
    Uid silent = samples.uid();
    Uid gone = samples.uid();
    commit(new Write.HoldLease(silent, 1, Duration.ofHours(1)));
    commit(
        new Write.HoldLease(named, 1, Duration.ofHours(1)),
        new Write.NameRelease(named, 1, release));
    commit(new Write.HoldLease(gone, 1, Duration.ZERO), new Write.NameRelease(gone, 1, release));
    reopen();

    assertThat(store.forms().servers())
        .extracting(Forms.Server::uid, Forms.Server::release, Forms.Server::form)
        .containsExactly(
            tuple(silent, Optional.empty(), Forms.Server.UNNAMED),
            tuple(named, Optional.of(release), release.form()));
  }

  @Test
  void takesTheReleaseOfALeaseForThatLeaseOnly() {
    Release release = store.forms().state().own();
    Uid server = samples.uid();
    Write name = new Write.NameRelease(server, 1, release);
    assertRefused(ErrorCode.NOT_OWNER, () -> commit(name)).hasMessageContaining("no lease");

    commit(new Write.HoldLease(server, 1, Duration.ofHours(1)), name);
    commit(new Write.HoldLease(server, 2, Duration.ofHours(1)));
    assertThat(store.forms().servers().getFirst().release()).isEmpty();
    assertRefused(ErrorCode.NOT_OWNER, () -> commit(name));

    commit(new Write.NameRelease(server, 2, release));
    commit(new Write.DropLease(server, 2));
    assertThat(store.forms().servers()).isEmpty();
    commit(new Write.HoldLease(server, 2, Duration.ofHours(1)));
    assertThat(store.forms().servers().getFirst().release()).isEmpty();
  }

  @Test
  void writesACurrentSpecInAnotherVersionWithoutDisturbingWhoeverChangesIt() {
    Resource<Json> before = stored(samples.project("nyc"));
    Position seen = store.end();

    commit(new Write.Recast(before.uid(), 1, 1, 2, CAST));
    reopen();

    Resource<Json> now = load(before.uid());
    assertThat(now.spec()).isEqualTo(CAST);
    assertThat(now.specVersion()).isEqualTo(2);
    assertThat(now.generation()).isEqualTo(1);
    assertThat(now.updated()).isEqualTo(before.updated());
    assertThat(store.after(seen, 10))
        .extracting(Change::subject)
        .containsExactly(Change.Subject.STATUS);
    commit(
        new Condition.ProjectUnchanged(before.uid(), seen),
        new Write.PutResource(Samples.changed(before, "{\"b\":1}")));
    assertThat(load(before.uid()).spec().text()).isEqualTo("{\"b\":1}");
  }

  @Test
  void refusesToWriteWhatSomebodyElseHasChangedOrWrittenSince() {
    Resource<Json> first = stored(samples.project("nyc"));
    commit(new Write.PutResource(Samples.changed(first, "{\"b\":1}")));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.Recast(first.uid(), 3, 1, 2, CAST)))
        .hasMessageContaining("somebody else was faster");
    commit(new Write.Recast(first.uid(), 1, 1, 2, CAST));
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.Recast(first.uid(), 1, 1, 2, CAST)));
    assertThat(store.resources().find(first.uid(), 1).orElseThrow().spec()).isEqualTo(CAST);
    assertThat(load(first.uid()).spec().text()).isEqualTo("{\"b\":1}");
    assertThat(load(first.uid()).specVersion()).isEqualTo(1);
  }

  @Test
  void countsAndListsSpecsByVersionWithEarlierGenerations() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Resource<Json> first = stored(samples.project("p" + i));
      commit(new Write.PutResource(Samples.changed(first, "{\"b\":1}")));
      expected.add(first.uid() + " 2");
    }
    for (String current : List.copyOf(expected)) {
      expected.add(current.replace(" 2", " 1"));
    }
    Resource<Json> other = stored(samples.connection("files"));
    commit(new Write.Recast(other.uid(), 1, 1, 2, CAST));
    reopen();

    assertThat(store.forms().specs())
        .containsExactly(
            new Forms.Specs(Kind.CONNECTION, 2, 1, 0), new Forms.Specs(Kind.PROJECT, 1, 3, 3));
    for (int limit : List.of(1, 2, 3, 100)) {
      assertThat(listed(Kind.PROJECT, 1, limit)).as("pages of %d", limit).isEqualTo(expected);
    }
    assertThat(listed(Kind.CONNECTION, 1, 10)).isEmpty();
    assertRefused(
        ErrorCode.MALFORMED,
        () -> store.forms().specs(Kind.PROJECT, 1, new Page.Request(1, "earlier x y")));
  }

  private List<String> listed(Kind kind, int version, int limit) {
    List<String> all = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Resource<Json>> page =
          store.forms().specs(kind, version, new Page.Request(limit, after.get()));
      page.items().forEach(item -> all.add(item.uid() + " " + item.generation()));
      after = page.next();
    }
    return all;
  }
}
