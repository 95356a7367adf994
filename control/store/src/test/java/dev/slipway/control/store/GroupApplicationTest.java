// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupApplicationTest {
  @TempDir Path directory;
  private SqliteSessions sessions;
  private Session session;
  private GroupApplication application;

  private final Write.PutResource one = TestStore.project("one");
  private final Write.PutResource two = TestStore.project("two");

  @BeforeEach
  void open() throws SQLException {
    TestStore.open(directory).close();
    sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    session = sessions.writing();
    application = new GroupApplication(sessions, TestStore.SETTINGS.pruning());
    assertThat(group(TestStore.batch(one), TestStore.batch(two))).containsExactly(at(1), at(2));
  }

  @AfterEach
  void close() {
    session.close();
    sessions.close();
  }

  private static Optional<Position> at(long position) {
    return Optional.of(new Position(position));
  }

  /** The positions of the applied, and nothing for the refused. */
  private List<Optional<Position>> group(Batch... batches) {
    session.begin();
    GroupApplication.Outcome outcome =
        application.apply(
            session, Stream.of(batches).map(WrittenBatch::of).toList(), sessions.lock(session));
    session.commit();
    application.committed();
    return outcome.answers().stream()
        .map(answer ->
            answer instanceof GroupApplication.Answer.Applied applied
                ? Optional.of(applied.position())
                : Optional.<Position>empty())
        .toList();
  }

  private SqlRows rows() {
    return new SqlRows(session);
  }

  private static Write.PutResource named(Write.PutResource write, long generation, String name) {
    Resource<Json> old = write.resource();
    Ref ref = Ref.ofInstance(old.ref().kind(), new Name(name));
    return new Write.PutResource(
        new Resource<>(
            old.uid(),
            ref,
            1,
            generation,
            0,
            old.labels(),
            old.spec(),
            old.status(),
            old.created(),
            old.updated()));
  }

  private static Batch status(Write.PutResource write, String status) {
    return TestStore.batch(new Write.PutStatus(write.resource().uid(), new Json(status)));
  }

  private Batch refused() {
    return TestStore.batch(
        named(two, 2, "second"), new Write.PutStatus(TestStore.uid(), Json.EMPTY));
  }

  @Test
  void appliesABatchAgainThatWouldSucceedAgainOnlyOnce() {
    Batch first = status(one, "1");
    assertThat(group(first)).containsExactly(at(3));

    assertThat(group(status(one, "2"), first, status(two, "3"), first))
        .containsExactly(at(4), at(3), at(5), at(3));
    assertThat(status(one)).isEqualTo("2");
    assertThat(rows().count(LedgerTables.CHANGES)).isEqualTo(5);
  }

  @Test
  void answersABatchAgainThatWouldBeRefusedByNow() {
    Batch first = TestStore.batch(named(one, 2, "first"));
    assertThat(group(first)).containsExactly(at(3));

    assertThat(group(first, status(two, "2"))).containsExactly(at(3), at(4));
  }

  private String status(Write.PutResource write) {
    return rows()
        .find(ResourceTables.RESOURCES, write.resource().uid().value())
        .orElseThrow()
        .resource()
        .status()
        .text();
  }

  @Test
  void passesNamesOnWithinAGroup() {
    assertThat(
            group(
                TestStore.batch(named(one, 2, "free")),
                TestStore.batch(named(two, 2, "one")),
                TestStore.batch(named(one, 3, "two"))))
        .containsExactly(at(3), at(4), at(5));

    assertThat(Names.project(rows(), new Name("one")).orElseThrow().uid())
        .isEqualTo(two.resource().uid());
    assertThat(Names.project(rows(), new Name("two")).orElseThrow().uid())
        .isEqualTo(one.resource().uid());
  }

  @Test
  void keepsItsNeighboursWhenABatchIsRefusedThatMadeTheDatabaseAnswer() {
    assertThat(
            group(
                status(one, "1"),
                refused(),
                status(one, "2"),
                refused(),
                TestStore.batch(named(two, 2, "other"))))
        .containsExactly(at(3), Optional.empty(), at(4), Optional.empty(), at(5));

    assertThat(status(one)).isEqualTo("2");
    assertThat(Names.project(rows(), new Name("second"))).isEmpty();
    assertThat(Names.project(rows(), new Name("other"))).isPresent();
  }

  @Test
  void forgetsWhatARefusedBatchHasRemoved() {
    Uid uid = one.resource().uid();
    Pointer.Key key = Pointer.Key.published(uid);
    group(TestStore.batch(new Write.PutPointer(new Pointer(key, 1, "file:///m", "ab", 7))));
    Batch removesInVain =
        TestStore.batch(
            new Write.DeleteResource(uid, 1),
            new Write.PutPointer(new Pointer(key, 1, "file:///x", "ab", 7)));
    Batch next = TestStore.batch(new Write.PutPointer(new Pointer(key, 2, "file:///n", "ab", 8)));

    assertThat(group(removesInVain, next)).containsExactly(Optional.empty(), at(4));
    assertThat(rows().find(TipTables.POINTERS, uid.value(), key.scope()))
        .map(Pointer::version)
        .contains(2L);
  }

  @Test
  void refusesATextThatADatabaseDoesNotKeepAlone() {
    Batch zero = status(one, "\"a\0b\"");

    assertThat(group(status(two, "1"), zero)).containsExactly(at(3), Optional.empty());
    assertThat(rows().find(TipTables.RECORDS, "token", "a\0b")).isEmpty();

    session.begin();
    assertThat(
            application
                .apply(
                    session,
                    List.of(WrittenBatch.of(zero)),
                    new Sessions.Locked(TestStore.NOW, true))
                .answers())
        .singleElement()
        .isInstanceOfSatisfying(
            GroupApplication.Answer.Refused.class,
            refused ->
                assertThat(refused.why())
                    .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                    .hasMessageContaining("U+0000"));
    session.commit();
  }
}
