// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.resources.AuditTrail.Filter;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private final AtomicInteger ticks = new AtomicInteger();
  private final Studio studio = new Studio(() -> Studio.NOON.plusSeconds(ticks.incrementAndGet()));

  @BeforeEach
  void begin() {
    studio.apply(Studio.BASE);
    studio.patch(Studio.dataset("late"), "{\"title\":\"x\"}");
    studio.apply("{kind: project, name: other, spec: {connection: files}}");
    studio.apply("{kind: dataset, project: other, name: late, spec: {type: managed}}");
  }

  @Test
  void tellsEveryChangeNewestFirstWithItsDifference() {
    List<AuditEntry> all = list(Filter.ALL);

    assertThat(all).hasSize(8);
    assertThat(all.get(2).action()).isEqualTo("change");
    assertThat(all.get(2).difference().text()).isEqualTo("{\"title\":\"x\"}");
  }

  @Test
  void filtersByEachFieldAndByAllAtOnce() {
    assertThat(list(filter("dataset:nyc/late", "", "", "", 0, 0))).hasSize(2);
    assertThat(list(filter("", "OTHER", "", "", 0, 0)))
        .extracting(entry -> entry.ref().toString())
        .containsExactly("dataset:other/late", "project:other");
    assertThat(list(filter("", "", "Owner", "", 0, 0))).hasSize(8);
    assertThat(list(filter("", "", "somebody", "", 0, 0))).isEmpty();
    assertThat(list(filter("", "", "", "change", 0, 0))).hasSize(1);
    assertThat(list(filter("dataset:nyc/late", "nyc", "owner", "create", 0, 0))).hasSize(1);
  }

  @Test
  void takesTheInstantsFromTheFirstUpToBeforeTheLast() {
    List<AuditEntry> all = list(Filter.ALL);
    long second = all.get(2).at().getEpochSecond() - Studio.NOON.getEpochSecond();

    assertThat(list(filter("", "", "", "", second, 0))).hasSize(3);
    assertThat(list(filter("", "", "", "", 0, second))).hasSize(5);
    assertThat(list(filter("", "", "", "", second, second + 1))).containsExactly(all.get(2));
  }

  @Test
  void keepsWhatIsGoneWithItsProjectWhateverThatIsCalledNow() {
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);
    studio.resources.rename(
        OWNER, Studio.project("nyc"), new Name("york"), Precondition.ANY, false);

    assertThat(list(filter("", "york", "", "", 0, 0)))
        .extracting(AuditEntry::action)
        .startsWith("rename", "delete");
  }

  @Test
  void comesInPagesWithoutLossOrRepetition() {
    List<AuditEntry> seen = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<AuditEntry> page =
          studio
              .resources
              .audit()
              .list(OWNER, filter("", "", "", "create", 0, 0), new Page.Request(3, after.get()));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page.items());
      after = page.next();
    }

    assertThat(seen).isEqualTo(list(filter("", "", "", "create", 0, 0))).hasSize(7);
  }

  @Test
  void verifiesItsChain() {
    assertThat(studio.resources.audit().verify(OWNER)).isEqualTo(8);
  }

  @Test
  void isNothingForStrangers() {
    assertThatThrownBy(() ->
            studio.resources.audit().list(RightsTest.STRANGER, Filter.ALL, Page.Request.FIRST))
        .isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> studio.resources.audit().verify(RightsTest.STRANGER))
        .isInstanceOf(SlipwayException.class);
  }

  private Filter filter(
      String resource, String project, String caller, String action, long from, long to) {
    return new Filter(
        Optional.of(resource)
            .filter(text -> !text.isEmpty())
            .map(text -> studio.resources.load(OWNER, Ref.parse(text)).uid()),
        Optional.of(project).filter(text -> !text.isEmpty()).map(Name::new),
        Optional.of(caller).filter(text -> !text.isEmpty()).map(Name::new),
        action,
        instant(from),
        instant(to));
  }

  private static Optional<Instant> instant(long second) {
    return second == 0 ? Optional.empty() : Optional.of(Studio.NOON.plusSeconds(second));
  }

  private List<AuditEntry> list(Filter filter) {
    return studio.resources.audit().list(OWNER, filter, Page.Request.FIRST).items();
  }
}
