// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.ResourceStore} promises, and the writes of resources. */
public abstract class ResourceStoreContract extends StoreContract {
  protected ResourceStoreContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void givesBackWhatWasStored() {
    Resource<Json> connection = samples.connection("local");
    Position position = commit(new Write.PutResource(connection));
    reopen();

    assertThat(store.resources().find(connection.uid()))
        .contains(
            new Resource<>(
                connection.uid(),
                connection.ref(),
                1,
                1,
                position.value(),
                connection.labels(),
                connection.spec(),
                connection.status(),
                connection.created(),
                connection.updated()));
  }

  @Test
  void findsByNameIgnoringCase() {
    stored(samples.project("Nyc"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "Flights"));

    assertThat(store.resources().find(Ref.parse("dataset:NYC/flIGHTS"))).contains(dataset);
    assertThat(dataset.ref()).hasToString("dataset:Nyc/Flights");
    assertThat(store.resources().find(Ref.parse("dataset:nyc/planes"))).isEmpty();
    assertThat(store.resources().find(Ref.parse("dataset:other/flights"))).isEmpty();
    assertThat(store.resources().find(Ref.parse("dataset:flights"))).isEmpty();
    assertThat(store.resources().find(Ref.parse("recipe:nyc/flights"))).isEmpty();
  }

  @Test
  void findsThoseOfManyThatThereAre() {
    stored(samples.project("nyc"));
    stored(samples.project("york"));
    Resource<Json> flights = stored(samples.dataset("nyc", "flights"));
    Resource<Json> planes = stored(samples.dataset("york", "planes"));
    Resource<Json> files = stored(samples.connection("files"));
    Resource<Json> gone = stored(samples.dataset("nyc", "gone"));
    commit(new Write.DeleteResource(gone.uid(), 1));

    assertThat(
            store
                .resources()
                .findAll(
                    List.of(planes.uid(), gone.uid(), files.uid(), samples.uid(), flights.uid())))
        .containsExactlyInAnyOrder(flights, planes, files);
    assertThat(store.resources().findAll(List.of())).isEmpty();
  }

  @Test
  void findsManyAsTheyAreNow() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));
    assertThat(store.resources().find(dataset.uid())).contains(dataset);

    commit(new Write.PutResource(Samples.changed(dataset, "{\"b\":2}")));
    commit(new Write.PutResource(Samples.renamed(project, "york")));

    assertThat(store.resources().findAll(List.of(dataset.uid())))
        .containsExactly(load(dataset.uid()))
        .extracting(Resource::ref)
        .containsExactly(Ref.parse("dataset:york/flights"));
  }

  @Test
  void acceptsOnlyTheNextGeneration() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> second = Samples.changed(project, "{\"b\":2}");

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutResource(project)));
    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutResource(Samples.changed(second, "{\"c\":3}"))));
    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutResource(Samples.changed(samples.project("new"), "{\"b\":2}"))));

    commit(new Write.PutResource(second));
    assertThat(load(project.uid()).spec()).isEqualTo(second.spec());
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutResource(second)))
        .hasMessageContaining("project:nyc was changed by somebody else")
        .hasMessageContaining("generation 2")
        .hasMessageContaining("from generation 1");
  }

  @Test
  void keepsTheStatusAndTheBirthOverANewGeneration() {
    Resource<Json> project = stored(samples.project("nyc"));
    Json seen = new Json("{\"seen\":true}");
    commit(new Write.PutStatus(project.uid(), seen));

    Position position = commit(new Write.PutResource(Samples.changed(project, "{\"b\":2}")));

    Resource<Json> now = load(project.uid());
    assertThat(now.status()).isEqualTo(seen);
    assertThat(now.created()).isEqualTo(project.created());
    assertThat(now.updated()).isAfter(project.updated());
    assertThat(now.revision()).isEqualTo(position.value());
  }

  @Test
  void changesTheRevisionButNotTheGenerationWithAStatus() {
    Resource<Json> project = stored(samples.project("nyc"));

    Position position = commit(new Write.PutStatus(project.uid(), new Json("{\"a\":1}")));

    Resource<Json> now = load(project.uid());
    assertThat(now.generation()).isEqualTo(1);
    assertThat(now.revision()).isEqualTo(position.value());
    assertThat(now.updated()).isEqualTo(project.updated());
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutStatus(samples.uid(), Json.EMPTY)));
  }

  @Test
  void refusesANameThatDiffersOnlyByCase() {
    stored(samples.project("nyc"));
    stored(samples.project("other"));
    stored(samples.dataset("nyc", "flights"));

    assertRefused(
            ErrorCode.CONFLICT,
            () -> commit(new Write.PutResource(samples.dataset("nyc", "FLIGHTS"))))
        .hasMessageContaining("another dataset named flights");
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutResource(samples.project("NYC"))));
    stored(samples.dataset("other", "flights"));
    stored(samples.connection("nyc"));
  }

  @Test
  void renamesWithoutAChangeOfIdentity() {
    stored(samples.project("nyc"));
    Resource<Json> flights = stored(samples.dataset("nyc", "flights"));
    Resource<Json> planes = stored(samples.dataset("nyc", "planes"));

    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutResource(Samples.renamed(planes, "Flights"))));
    commit(new Write.PutResource(Samples.renamed(flights, "departures")));

    assertThat(store.resources().find(Ref.parse("dataset:nyc/flights"))).isEmpty();
    assertThat(store.resources().find(Ref.parse("dataset:nyc/departures")))
        .map(Resource::uid)
        .contains(flights.uid());
    assertThat(store.resources().find(flights.uid(), 1))
        .map(Resource::name)
        .contains(new Name("flights"));
    commit(new Write.PutResource(Samples.renamed(planes, "flights")));
  }

  @Test
  void changesTheCaseOfAName() {
    Resource<Json> project = stored(samples.project("nyc"));

    commit(new Write.PutResource(Samples.renamed(project, "NYC")));

    assertThat(load(project.uid()).name()).hasToString("NYC");
  }

  @Test
  void takesTheResourcesOfARenamedProjectAlong() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));
    commit(new Write.PutResource(Samples.changed(dataset, "{\"b\":2}")));

    commit(new Write.PutResource(Samples.renamed(project, "york")));
    reopen();

    Ref now = Ref.parse("dataset:york/flights");
    assertThat(load(dataset.uid()).ref()).isEqualTo(now);
    assertThat(store.resources().find(now)).isPresent();
    assertThat(store.resources().find(dataset.uid(), 1)).map(Resource::ref).contains(now);
    assertThat(store.resources().find(dataset.ref())).isEmpty();
    assertThat(list(Kind.DATASET, Optional.of(project.uid()), 10)).containsExactly("flights");
  }

  @Test
  void refusesToMoveAResourceToAnotherProjectOrKind() {
    stored(samples.project("nyc"));
    stored(samples.project("other"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));

    for (String elsewhere : List.of("dataset:other/flights", "recipe:nyc/flights")) {
      assertRefused(
          ErrorCode.INVALID,
          () ->
              commit(
                  new Write.PutResource(
                      Samples.next(dataset, Ref.parse(elsewhere), dataset.spec()))));
    }
  }

  @Test
  void readsEveryEarlierGeneration() {
    Resource<Json> first = stored(samples.project("nyc"));
    commit(new Write.PutStatus(first.uid(), new Json("{\"a\":1}")));
    commit(new Write.PutResource(Samples.changed(first, "{\"b\":2}")));
    Resource<Json> second = load(first.uid());
    commit(new Write.PutResource(Samples.changed(second, "{\"c\":3}")));
    reopen();

    assertThat(store.resources().find(first.uid(), 1)).map(Resource::spec).contains(first.spec());
    assertThat(store.resources().find(first.uid(), 2)).contains(second);
    assertThat(store.resources().find(first.uid(), 3)).contains(load(first.uid()));
    assertThat(store.resources().find(first.uid(), 4)).isEmpty();
  }

  @Test
  void deletesOnlyTheGenerationThatWasSeen() {
    Resource<Json> project = stored(samples.project("nyc"));
    commit(new Write.PutResource(Samples.changed(project, "{\"b\":2}")));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.DeleteResource(project.uid(), 1)));
    commit(new Write.DeleteResource(project.uid(), 2));

    assertThat(store.resources().find(project.uid())).isEmpty();
    assertThat(store.resources().find(project.ref())).isEmpty();
    assertThat(store.resources().find(project.uid(), 2)).isPresent();
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.DeleteResource(project.uid(), 2)));
    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutResource(Samples.changed(project, "{\"c\":3}"))));
  }

  @Test
  void freesTheNameButNeverTheUidOfWhatWasDeleted() {
    Resource<Json> project = stored(samples.project("nyc"));
    commit(new Write.DeleteResource(project.uid(), 1));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutResource(project)))
        .hasMessageContaining("never used again");
    stored(samples.project("nyc"));
  }

  @Test
  void deletesTheTipsOfADataset() {
    stored(samples.project("nyc"));
    Uid gone = stored(samples.dataset("nyc", "flights")).uid();
    Uid kept = stored(samples.dataset("nyc", "planes")).uid();
    for (Uid dataset : List.of(gone, kept)) {
      commit(
          new Write.PutPointer(Samples.pointer(dataset, "", 1)),
          new Write.PutPointer(Samples.pointer(dataset, "rejected", 1)),
          new Write.PutFingerprint(Samples.fingerprint(dataset, "", "aa")),
          new Write.PutFingerprint(Samples.fingerprint(dataset, "day=1", "bb")));
    }

    commit(new Write.DeleteResource(gone, 1));

    assertThat(store.tips().pointers(gone)).isEmpty();
    assertThat(store.tips().fingerprint(gone, "")).isEmpty();
    assertThat(store.tips().fingerprint(gone, "day=1")).isEmpty();
    assertThat(store.tips().pointers(kept)).hasSize(2);
    assertThat(store.tips().fingerprint(kept, "day=1")).isPresent();
  }

  @Test
  void keepsAProjectThatIsNotEmpty() {
    Resource<Json> project = stored(samples.project("nyc"));
    Resource<Json> dataset = stored(samples.dataset("nyc", "flights"));

    assertRefused(
            ErrorCode.STILL_REFERENCED, () -> commit(new Write.DeleteResource(project.uid(), 1)))
        .hasMessageContaining("dataset:nyc/flights");
    commit(new Write.DeleteResource(dataset.uid(), 1), new Write.DeleteResource(project.uid(), 1));

    assertThat(store.resources().find(dataset.uid(), 1)).map(Resource::ref).contains(dataset.ref());
    assertRefused(
        ErrorCode.CONFLICT, () -> commit(new Write.PutResource(samples.dataset("nyc", "planes"))));
  }

  @Test
  void listsByNameInPages() {
    Resource<Json> project = stored(samples.project("nyc"));
    stored(samples.project("other"));
    for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
      stored(samples.dataset("nyc", name));
    }
    stored(samples.dataset("other", "foxtrot"));

    for (int limit : List.of(1, 2, 4, 5, 6)) {
      assertThat(list(Kind.DATASET, Optional.of(project.uid()), limit))
          .as("pages of %d", limit)
          .containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
    }
    assertThat(list(Kind.PROJECT, Optional.empty(), 10)).containsExactly("nyc", "other");
    assertThat(list(Kind.DATASET, Optional.empty(), 10)).isEmpty();
    assertThat(list(Kind.RECIPE, Optional.of(project.uid()), 10)).isEmpty();
  }

  private List<String> list(Kind kind, Optional<Uid> project, int limit) {
    List<String> names = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Resource<Json>> page =
          store.resources().list(kind, project, new Page.Request(limit, after.get()));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(item -> names.add(item.name().value()));
      after = page.next();
    }
    return names;
  }
}
