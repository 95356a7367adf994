// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static dev.slipway.server.Shelf.OWNER;
import static dev.slipway.server.Shelf.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceRoutesTest {
  private static final Ref SALES = Ref.ofInstance(Kind.PROJECT, new Name("sales"));
  private static final String SPEC = "\"spec\": {\"connection\": \"local\"}";

  private final Shelf shelf = new Shelf();
  private final ResourceRoutes routes = shelf.routes;

  @BeforeEach
  void beginWithAConnection() {
    Beginnings.connection(shelf.resources);
  }

  private Response put(String title, String ifMatch) {
    return routes.put(
        OWNER,
        SALES,
        json("{\"title\": \"" + title + "\", " + SPEC + "}"),
        Optional.of(ifMatch).filter(text -> !text.isEmpty()),
        Optional.empty(),
        false);
  }

  private static String text(Response answer) {
    return String.valueOf(answer.getEntity());
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable write, String... words) {
    assertThatThrownBy(write)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .message()
        .contains(words);
  }

  @Test
  void createThenReplaceWithTheGenerationAsTag() {
    Response created = put("One", "");
    assertThat(created.getStatus()).isEqualTo(201);
    assertThat(created.getEntityTag().getValue()).isEqualTo("1");
    assertThat(text(created))
        .startsWith("{\"kind\":\"project\",\"name\":\"sales\",\"uid\":\"")
        .contains(
            "\"title\":\"One\"", "\"owner\":\"owner\"", "\"created\":\"2026-01-02T03:04:05Z\"");

    Response replaced = put("Two", "\"1\"");
    assertThat(replaced.getStatus()).isEqualTo(200);
    assertThat(replaced.getEntityTag().getValue()).isEqualTo("2");
  }

  @Test
  void refuseAWriteMadeFromAnOldGeneration() {
    put("One", "");
    put("Two", "\"1\"");

    assertRefused(ErrorCode.CONFLICT, () -> put("Three", "\"1\""), "generation 2");
    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            routes.patch(OWNER, SALES, json("{\"title\": \"Three\"}"), Optional.of("\"1\""), false),
        "generation 2");
    assertRefused(
        ErrorCode.CONFLICT,
        () -> routes.delete(OWNER, SALES, Optional.of("\"1\""), false),
        "generation 2");
  }

  @Test
  void createOnlyWhereAskedTo() {
    put("One", "");

    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            routes.put(
                OWNER, SALES, json("{" + SPEC + "}"), Optional.empty(), Optional.of("*"), false),
        "exists already");
  }

  @Test
  void writeNothingInADryRun() {
    Response tried =
        routes.put(OWNER, SALES, json("{" + SPEC + "}"), Optional.empty(), Optional.empty(), true);

    assertThat(tried.getStatus()).isEqualTo(201);
    assertRefused(
        ErrorCode.NOT_FOUND, () -> routes.load(OWNER, SALES, Optional.empty()), "'sales'");
  }

  @Test
  void readEachGeneration() {
    put("One", "");
    put("Two", "\"1\"");

    assertThat(text(routes.load(OWNER, SALES, Optional.empty()))).contains("\"title\":\"Two\"");
    assertThat(text(routes.load(OWNER, SALES, Optional.of(1L)))).contains("\"title\":\"One\"");
  }

  @Test
  void changeWhatAPatchSaysAndNoMore() {
    put("One", "");

    Response patched =
        routes.patch(
            OWNER, SALES, json("{\"description\": \"All of it.\"}"), Optional.of("\"1\""), false);

    assertThat(text(patched))
        .contains("\"title\":\"One\"", "\"description\":\"All of it.\"", "\"generation\":2");
  }

  @Test
  void refuseABodyForAnotherAddress() {
    assertRefused(
        ErrorCode.INVALID,
        () ->
            routes.put(
                OWNER,
                SALES,
                json("{\"name\": \"costs\", " + SPEC + "}"),
                Optional.empty(),
                Optional.empty(),
                false),
        "project:costs",
        "project:sales");
  }

  @Test
  void deleteAndListInPages() {
    put("One", "");
    Page.Request all = new Page.Request(10, "");
    assertThat(text(routes.list(OWNER, Kind.PROJECT, Optional.empty(), Shelf.ANY, all)))
        .contains("\"name\":\"sales\"");

    assertThat(routes.delete(OWNER, SALES, Optional.empty(), false).getStatus()).isEqualTo(204);

    assertThat(text(routes.list(OWNER, Kind.PROJECT, Optional.empty(), Shelf.ANY, all)))
        .isEqualTo("{}");
  }

  @Test
  void knowKindsByTheirPluralAndPlace() {
    assertThat(routes.kind("projects", false)).isEqualTo(Kind.PROJECT);
    assertThat(routes.kind("datasets", true)).isEqualTo(Kind.DATASET);
    assertRefused(ErrorCode.NOT_FOUND, () -> routes.kind("datasets", false), "'datasets' here");
    assertRefused(
        ErrorCode.NOT_FOUND, () -> routes.kind("projects", true), "'projects' in a project");
  }
}
