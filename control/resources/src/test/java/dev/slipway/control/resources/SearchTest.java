// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
  private final Studio studio = Studio.withBase();

  @Test
  void putsExactNamesFirstThenBeginningsThenWordsThenParts() {
    labelled("late_flights", "", "", "");
    labelled("flights_late", "", "", "");
    labelled("a", "All flights", "", "");
    labelled("b", "", "", "preflightsx");

    assertThat(names(find("flights")))
        .containsExactly("flights", "flights_late", "a", "late_flights", "b");
  }

  @Test
  void wantsEveryWord() {
    labelled("a", "Late arrivals", "of the north", "");
    labelled("b", "Late arrivals", "of the south", "");

    assertThat(names(find("NORTH arriv"))).containsExactly("a");
    assertThat(find("north west")).isEmpty();
  }

  @Test
  void findsByKindProjectTagAndOwner() {
    studio.apply("{kind: project, name: other, spec: {connection: files}}");
    studio.apply(
        "{kind: dataset, project: other, name: x, tags: [Gold, old], spec: {type: managed}}");
    labelled("y", "", "", "gold");

    assertThat(names(find(query("", "dataset", "", "gold", "")))).containsExactly("x", "y");
    assertThat(names(find(query("", "", "other", "", "")))).containsExactly("other", "x");
    assertThat(names(find(query("", "recipe", "", "", "owner")))).containsExactly("filter_late");
    assertThat(find(query("", "", "", "gol", ""))).isEmpty();
    assertThat(find(query("", "", "", "", "nobody"))).isEmpty();
  }

  @Test
  void seesEveryChangeAtOnce() {
    assertThat(names(find("late"))).containsExactly("late", "filter_late");

    studio.patch(Studio.dataset("late"), "{\"title\":\"Delayed ones\"}");
    assertThat(names(find("delayed"))).containsExactly("late");
    studio.resources.rename(
        OWNER, Studio.dataset("late"), new Name("delayed"), Precondition.ANY, false);
    assertThat(names(find("late"))).containsExactly("filter_late");
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);
    assertThat(find("late")).isEmpty();
  }

  @Test
  void isReadyOnceItIsWarm() {
    studio.resources.search().warmUp();
    labelled("later", "", "", "");

    assertThat(names(find("later"))).containsExactly("later");
  }

  @Test
  void comesInPagesWithoutLossOrRepetition() {
    for (int i = 0; i < 23; i++) {
      labelled("page" + i, "", "", "");
    }
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Resource<Json>> page =
          studio
              .resources
              .search()
              .find(OWNER, query("page", "", "", "", ""), new Page.Request(5, after.get()));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
      seen.addAll(names(page.items()));
      after = page.next();
    }

    assertThat(seen).hasSize(23).doesNotHaveDuplicates().isSorted();
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio
                    .resources
                    .search()
                    .find(OWNER, query("", "", "", "", ""), new Page.Request(5, "x:y")));
    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED);
  }

  @Test
  void showsAStrangerNothing() {
    Caller stranger = RightsTest.STRANGER;

    assertThat(
            studio
                .resources
                .search()
                .find(stranger, query("late", "", "", "", ""), Page.Request.FIRST))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  private void labelled(String name, String title, String description, String tag) {
    studio.apply(
        """
        kind: dataset
        project: nyc
        name: %s
        title: "%s"
        description: "%s"
        tags: [%s]
        spec: {type: managed}
        """
            .formatted(name, title, description, tag));
  }

  private static Search.Query query(
      String text, String kind, String project, String tag, String owner) {
    return new Search.Query(
        text,
        Optional.of(kind).filter(k -> !k.isEmpty()).map(Kind::new),
        Optional.of(project).filter(p -> !p.isEmpty()).map(Name::new),
        tag,
        Optional.of(owner).filter(o -> !o.isEmpty()).map(Name::new),
        true);
  }

  private List<Resource<Json>> find(String text) {
    return find(query(text, "", "", "", ""));
  }

  private List<Resource<Json>> find(Search.Query query) {
    return studio.resources.search().find(OWNER, query, Page.Request.FIRST).items();
  }

  private static List<String> names(List<Resource<Json>> found) {
    return found.stream().map(resource -> resource.name().value()).toList();
  }
}
