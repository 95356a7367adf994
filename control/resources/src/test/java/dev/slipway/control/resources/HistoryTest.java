// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.resources.History.Comparison;
import dev.slipway.control.resources.History.Generation;
import dev.slipway.documents.FieldChange;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Ref LATE = Studio.dataset("late");
  private static final Ref RECIPE = Studio.recipe("filter_late");

  private final AtomicInteger ticks = new AtomicInteger();
  private final Studio studio = new Studio(() -> Studio.NOON.plusMillis(ticks.incrementAndGet()));

  @BeforeEach
  void begin() {
    studio.apply(Studio.BASE);
  }

  @Test
  void tellsOfEachGenerationWhoMadeItAndWhatChanged() {
    studio.patch(LATE, "{\"title\":\"Late\"}");
    noise();
    rename(LATE, "delayed");

    List<Generation> generations = list(Studio.dataset("delayed"), "");

    assertThat(generations).extracting(Generation::generation).containsExactly(3L, 2L, 1L);
    assertThat(generations)
        .extracting(Generation::action)
        .containsExactly("rename", "change", "create");
    assertThat(generations).extracting(Generation::by).containsOnly(Optional.of(OWNER.name()));
    assertThat(generations)
        .extracting(g -> g.changes().stream().map(FieldChange::pointer).toList())
        .containsExactly(List.of("/name"), List.of("/title"), List.of());
    assertThat(generations)
        .extracting(Generation::at)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void comesInPages() {
    for (int i = 2; i <= 7; i++) {
      studio.patch(LATE, "{\"title\":\"" + i + "\"}");
    }
    List<Long> seen = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Generation> page =
          studio.resources.history().list(OWNER, LATE, new Page.Request(3, after.get()));
      page.items().forEach(generation -> seen.add(generation.generation()));
      after = page.next();
    }

    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(refused(() -> list(LATE, "x")).code()).isEqualTo(ErrorCode.MALFORMED);
  }

  @Test
  void comparesTwoGenerations() {
    studio.patch(RECIPE, "{\"spec\":{\"operation\":{\"condition\":\"delay > 60\"}}}");

    Comparison compared =
        studio.resources.history().compare(OWNER, RECIPE, 1, OptionalLong.empty());

    assertThat(compared.to()).isEqualTo(2);
    assertThat(compared.patch().text())
        .isEqualTo("{\"spec\":{\"operation\":{\"condition\":\"delay > 60\"}}}");
    assertThat(compared.changes())
        .extracting(FieldChange::pointer)
        .containsExactly("/spec/operation/condition");
    assertThat(compared.yaml())
        .contains("-     condition: delay > 15\n", "+     condition: delay > 60\n");
    assertThat(
            refused(() -> studio.resources.history().compare(OWNER, RECIPE, 1, OptionalLong.of(9)))
                .code())
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void restoresAnEarlierGenerationAsANewOne() {
    Json before = studio.resources.load(OWNER, RECIPE).spec();
    studio.patch(
        RECIPE, "{\"title\":\"x\",\"spec\":{\"operation\":{\"condition\":\"delay > 60\"}}}");
    rename(RECIPE, "filter");
    Ref now = Studio.recipe("filter");

    Applied restored = restore(now, 1, false);

    Resource<Json> stored = studio.resources.load(OWNER, now);
    assertThat(restored.resource().generation()).isEqualTo(4);
    assertThat(stored.spec()).isEqualTo(before);
    assertThat(stored.labels().title()).isEmpty();
    assertThat(list(now, "").getFirst().action()).isEqualTo("restore");
  }

  @Test
  void restoresNothingInADryRunNorWhatIsThere() {
    studio.patch(LATE, "{\"title\":\"x\"}");

    assertThat(restore(LATE, 1, true).difference().text()).isEqualTo("{\"title\":null}");
    assertThat(restore(LATE, 2, false).outcome()).isEqualTo(Applied.Outcome.UNCHANGED);
    assertThat(studio.resources.load(OWNER, LATE).generation()).isEqualTo(2);
  }

  @Test
  void validatesWhatItRestoresAsAnyChange() {
    rename(Studio.dataset("flights"), "departures");

    SlipwayException refused = refused(() -> restore(RECIPE, 1, false));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused).hasMessageContaining("There is no dataset 'flights'");
  }

  @Test
  void keepsTheSecretOfNowWhereAnEarlierGenerationHadAnother() {
    studio.apply(cloud("one", "eu"));
    studio.apply(cloud("two", "us"));

    restore(Studio.connection("cloud"), 1, false);

    assertThat(studio.resources.load(OWNER, Studio.connection("cloud")).spec().text())
        .contains("\"region\":\"eu\"", "\"key\":\"vault:2\"");
  }

  @Test
  void restoresForWhomAConnectionWasWithItsSettings() {
    Ref cloud = Studio.connection("cloud");
    studio.apply(cloud("one", "eu"));
    studio.patch(
        cloud,
        "{\"spec\":{\"usableBy\":[{\"group\":\"everyone\"}],"
            + "\"detailsReadableBy\":[{\"group\":\"everyone\"}]}}");
    Json granted = studio.resources.load(OWNER, cloud).spec();
    studio.patch(cloud, "{\"spec\":{\"usableBy\":null,\"detailsReadableBy\":null}}");

    restore(cloud, 2, false);

    assertThat(studio.resources.load(OWNER, cloud).spec()).isEqualTo(granted);
  }

  private static String cloud(String key, String region) {
    return "{kind: connection, name: cloud, spec: {type: cloud, root: r, managedPath: m,"
        + " settings: {key: "
        + key
        + ", region: "
        + region
        + "}}}";
  }

  /** An entry about the resource that made no generation. */
  private void noise() {
    Uid uid = studio.resources.load(OWNER, LATE).uid();
    Instant at = Studio.NOON.plusMillis(ticks.incrementAndGet());
    studio.store.commit(
        Batch.of(
            Uid.next(at, new Random(1)),
            OWNER,
            new Write.Audit(new AuditEntry(at, OWNER, "look", uid, LATE, Json.EMPTY))));
  }

  private void rename(Ref ref, String name) {
    studio.resources.rename(OWNER, ref, new Name(name), Precondition.ANY, false);
  }

  private Applied restore(Ref ref, long generation, boolean dryRun) {
    return studio.resources.restore(OWNER, ref, generation, Precondition.ANY, dryRun);
  }

  private List<Generation> list(Ref ref, String after) {
    return studio.resources.history().list(OWNER, ref, new Page.Request(100, after)).items();
  }

  private static SlipwayException refused(Runnable asked) {
    return catchThrowableOfType(SlipwayException.class, asked::run);
  }
}
