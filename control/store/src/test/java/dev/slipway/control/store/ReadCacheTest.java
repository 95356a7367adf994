// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCacheTest {
  private static final long BYTES = 1 << 20;
  @TempDir private Path directory;
  private final AtomicInteger reads = new AtomicInteger();
  private Store store;
  private ReadCache cache;
  private Resource<Json> project;
  private Resource<Json> dataset;

  @SuppressWarnings("NullAway.Init") // JUnit calls open before each test
  ReadCacheTest() {}

  @BeforeEach
  void open() {
    store = TestStore.open(directory.resolve("own"));
    cache = new ReadCache(store, BYTES);
    Write.PutResource first = TestStore.project("nyc");
    project = first.resource();
    dataset = dataset(TestStore.uid(), "nyc", "flights", 1);
    commit(first, new Write.PutResource(dataset));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsOnceWhatDoesNotChange() {
    for (int i = 0; i < 3; i++) {
      assertThat(find(dataset.ref())).isPresent();
      assertThat(find(dataset.uid())).isPresent();
    }

    assertThat(reads).hasValue(1);
  }

  @Test
  void readsOfManyWhatIsNotKept() {
    assertThat(find(dataset.uid())).isPresent();
    List<Collection<Uid>> asked = new ArrayList<>();

    List<Resource<Json>> found =
        cache.resources(
            List.of(project.uid(), dataset.uid()),
            uids -> {
              asked.add(uids);
              return store.resources().findAll(uids);
            });

    assertThat(found).extracting(Resource::uid).contains(project.uid(), dataset.uid()).hasSize(2);
    assertThat(asked).containsExactly(List.of(project.uid()));
  }

  @Test
  void forgetsWhatAnybodyHasWritten() {
    assertThat(find(dataset.ref())).isPresent();

    store.commit(
        TestStore.batch(new Write.PutResource(dataset(dataset.uid(), "nyc", "flights", 2))));

    assertThat(find(dataset.ref()).orElseThrow().generation()).isEqualTo(2);
    assertThat(find(dataset.uid()).orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void forgetsAStatusAlone() {
    assertThat(find(dataset.ref())).isPresent();
    assertThat(find(project.ref())).isPresent();
    commit(new Write.PutStatus(dataset.uid(), new Json("{\"a\":1}")));
    int before = reads.get();

    assertThat(find(dataset.ref()).orElseThrow().status().text()).contains("1");
    assertThat(find(project.ref())).isPresent();

    assertThat(reads).hasValue(before + 1);
  }

  @Test
  void knowsARenamedDatasetByItsNewNameOnly() {
    assertThat(find(dataset.ref())).isPresent();

    commit(new Write.PutResource(dataset(dataset.uid(), "nyc", "trips", 2)));

    assertThat(find(dataset.ref())).isEmpty();
    assertThat(find(datasetRef("nyc", "TRIPS"))).isPresent();
  }

  @Test
  void knowsADatasetByItsRenamedProject() {
    assertThat(find(dataset.ref())).isPresent();

    commit(new Write.PutResource(renamed(project, "boston")));

    assertThat(find(dataset.ref())).isEmpty();
    assertThat(find(dataset.uid()).orElseThrow().ref()).isEqualTo(datasetRef("boston", "flights"));
  }

  @Test
  void forgetsWhatIsDeleted() {
    assertThat(find(dataset.ref())).isPresent();

    commit(new Write.DeleteResource(dataset.uid(), 1));

    assertThat(find(dataset.ref())).isEmpty();
    assertThat(find(dataset.uid())).isEmpty();
  }

  @Test
  void readsThePointerThatIsPublishedNow() {
    commit(new Write.PutPointer(pointer(1)));
    assertThat(published()).contains(pointer(1));
    assertThat(published()).contains(pointer(1));
    assertThat(reads).hasValue(1);

    commit(new Write.PutPointer(pointer(2)));
    assertThat(published()).contains(pointer(2));

    commit(new Write.DropPointer(pointer(2).key()));
    assertThat(published()).isEmpty();
  }

  @Test
  void keepsNoMoreThanItMay() {
    cache = new ReadCache(store, 2_000);
    for (int i = 0; i < 10; i++) {
      Resource<Json> one = dataset(TestStore.uid(), "nyc", "d" + i, 1);
      commit(new Write.PutResource(one));
      assertThat(find(one.ref())).isPresent();
    }
    reads.set(0);

    assertThat(find(datasetRef("nyc", "d9"))).isPresent();
    assertThat(reads).hasValue(0);
    assertThat(find(datasetRef("nyc", "d0"))).isPresent();
    assertThat(reads).hasValue(1);
  }

  @Test
  void readsOnAfterMoreChangesThanTheFeedTells() {
    assertThat(find(dataset.ref())).isPresent();
    for (int i = 0; i < 1_001; i++) {
      commit(new Write.PutStatus(project.uid(), new Json("{\"i\":" + i + "}")));
    }
    commit(new Write.PutResource(dataset(dataset.uid(), "nyc", "flights", 2)));

    assertThat(find(dataset.ref()).orElseThrow().generation()).isEqualTo(2);
  }

  /** Every read must see what was committed before it began. */
  @Test
  void neverReadsWhatIsOlderThanItsBeginning() throws Exception {
    AtomicLong committed = new AtomicLong(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readers.add(
            threads.submit(() -> {
              while (committed.get() < 300) {
                long least = committed.get();
                assertThat(find(dataset.ref()).orElseThrow().generation())
                    .isGreaterThanOrEqualTo(least);
              }
            }));
      }
      for (int i = 2; i <= 300; i++) {
        commit(new Write.PutResource(dataset(dataset.uid(), "nyc", "flights", i)));
        committed.set(i);
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private Optional<Resource<Json>> find(Ref ref) {
    return cache.resource(ref, () -> counted(store.resources().find(ref)));
  }

  private Optional<Resource<Json>> find(Uid uid) {
    return cache.resource(uid, () -> counted(store.resources().find(uid)));
  }

  private Optional<Pointer> published() {
    return cache.published(
        dataset.uid(), () -> counted(store.tips().pointer(Pointer.Key.published(dataset.uid()))));
  }

  private <T> T counted(T read) {
    reads.incrementAndGet();
    return read;
  }

  private Pointer pointer(long version) {
    return new Pointer(
        Pointer.Key.published(dataset.uid()), version, "file:///m" + version, "ab", version);
  }

  private void commit(Write... writes) {
    Batch batch = TestStore.batch(writes);
    store.commit(batch);
  }

  private static Ref datasetRef(String project, String name) {
    return Ref.inProject(Kind.DATASET, new Name(project), new Name(name));
  }

  private static Resource<Json> dataset(Uid uid, String project, String name, long generation) {
    Resource<Json> like = TestStore.project(uid, name).resource();
    return new Resource<>(
        uid,
        datasetRef(project, name),
        1,
        generation,
        0,
        like.labels(),
        new Json("{\"g\":" + generation + "}"),
        Json.EMPTY,
        TestStore.NOW,
        TestStore.NOW);
  }

  private static Resource<Json> renamed(Resource<Json> r, String name) {
    Ref ref = Ref.ofInstance(Kind.PROJECT, new Name(name));
    return new Resource<>(
        r.uid(),
        ref,
        1,
        r.generation() + 1,
        0,
        r.labels(),
        r.spec(),
        r.status(),
        r.created(),
        r.updated());
  }
}
