// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Caller;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Share;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import dev.slipway.spi.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalog says to requests that it cannot fulfil. */
class CatalogApiTest {
  private static final String SCHEMA =
      "{\"type\":\"struct\",\"fields\":[{\"id\":1,\"name\":\"a\",\"type\":\"int\",\"required\":false}]}";

  @TempDir Path directory;
  private Studio studio;
  private CatalogApi api;

  @BeforeEach
  void open() {
    studio = new Studio(directory);
    api = studio.api();
  }

  @Test
  void tellsWhatItCanDo() {
    CatalogResponse config = get("/v1/config");

    assertThat(config.status()).isEqualTo(200);
    assertThat(config.text())
        .contains("POST /v1/{prefix}/namespaces/{namespace}/tables")
        .doesNotContain("views");
  }

  @Test
  void refusesBodiesThatAreNoRequest() {
    for (String body :
        List.of("", "{", "[]", "null", "7", "{\"name\":\"x\"}", "{\"name\":\"x\",\"schema\":{}}")) {
      assertFault(post("/v1/namespaces/air/tables", body), 400, "");
    }
    create("planes");
    assertFault(post("/v1/namespaces/air/tables/planes", "{"), 400, "is no UpdateTableRequest");
    String odd = "{\"requirements\":[{\"type\":\"odd\"}],\"updates\":[]}";
    assertFault(post("/v1/namespaces/air/tables/planes", odd), 406, "odd");
    assertFault(update("{\"action\":\"odd\"}"), 406, "odd");
    assertFault(post("/v1/transactions/commit", "{\"table-changes\":[]}"), 400, "");
  }

  @Test
  void answersUnknownPathsAndThingsThatItDoesNotDoWithASentence() {
    assertFault(get("/v2/config"), 400, "the catalog's paths begin with /v1/");
    assertFault(get("/v1"), 400, "");
    assertFault(get("/v1/elsewhere"), 406, "does not know 'GET elsewhere'");
    assertFault(post("/v1/namespaces", "{}"), 406, "slipway apply");
    assertFault(post("/v1/namespaces/air/register", "{}"), 406, "external dataset");
    assertFault(get("/v1/namespaces/air/views/v"), 406, "no views");
    assertThat(get("/v1/namespaces/air/views").text())
        .isEqualTo("{\"identifiers\":[],\"next-page-token\":null}");
    assertFault(get("/v1/namespaces", Map.of("parent", "air")), 400, "no namespaces below");
    assertFault(
        get("/v1/namespaces", Map.of("pageToken", "", "pageSize", "many")), 400, "no page size");
  }

  @Test
  void takesNamesThatCanBeNoneForThingsThatAreNotThere() {
    assertFault(get("/v1/namespaces/a%1Fb/tables"), 404, "no project");
    assertFault(get("/v1/namespaces/..%2Fetc/tables"), 404, "no project");
    assertFault(get("/v1/namespaces/air/tables/a%20b"), 404, "no dataset 'a b'");
    assertFault(create("no good"), 400, "cannot be a name");
  }

  @Test
  void listsPageByPage() {
    create("a");
    create("b");
    create("c");

    CatalogResponse first =
        get("/v1/namespaces/air/tables", Map.of("pageToken", "", "pageSize", "2"));

    assertThat(first.text())
        .contains("\"name\":\"a\"", "\"name\":\"b\"")
        .doesNotContain("\"name\":\"c\"");
    assertThat(first.text()).doesNotContain("\"next-page-token\":null");
    assertThat(get("/v1/namespaces/air/tables").text()).contains("\"name\":\"c\"");
  }

  @Test
  void hidesWhatTheCallerMayNotSee() {
    create("planes");
    assertThat(get("/v1/namespaces/air/tables/planes").status()).isEqualTo(200);
    studio.door.forbidden =
        (action, target) -> action == Action.READ && target.kind().equals(Kind.DATASET);

    assertFault(get("/v1/namespaces/air/tables/planes"), 404, "no dataset 'planes'");
    assertThat(get("/v1/namespaces/air/tables").text()).doesNotContain("planes");
    assertThat(request("HEAD", "/v1/namespaces/air/tables/planes", "").status()).isEqualTo(404);

    studio.door.forbidden = (action, target) -> target.kind().equals(Kind.PROJECT);
    assertFault(get("/v1/namespaces/air"), 404, "no project 'air'");
    assertThat(get("/v1/namespaces").text()).doesNotContain("air");
  }

  @Test
  void givesWhatIsSharedOfAProjectThatIsHiddenOtherwiseForReadingAlone() {
    Ref shared = Ref.inProject(Kind.DATASET, new Name("far"), new Name("planes"));
    studio.put(
        Ref.ofInstance(Kind.PROJECT, new Name("far")),
        new ProjectSpec(
            new Name("disk"),
            false,
            List.of(),
            List.of(new Share(shared.name(), List.of(Studio.PROJECT))),
            Map.of()));
    post("/v1/namespaces/far/tables", body("planes"));
    post("/v1/namespaces/far/tables", body("secret"));
    Uid planes = studio.store.resources().find(shared).orElseThrow().uid();
    Uid far =
        studio
            .store
            .resources()
            .find(Ref.ofInstance(Kind.PROJECT, new Name("far")))
            .orElseThrow()
            .uid();
    studio.door.forbidden =
        (action, target) ->
            target.project().filter(far::equals).isPresent()
                && (target.resource().filter(planes::equals).isEmpty()
                    || !Set.of(Action.READ, Action.EXPORT, Action.USE).contains(action));

    assertThat(get("/v1/namespaces/far/tables/planes").status()).isEqualTo(200);
    assertThat(get("/v1/namespaces/far/tables").text()).contains("planes").doesNotContain("secret");
    assertThat(get("/v1/namespaces").text()).contains("far");
    assertThat(get("/v1/namespaces/far").text()).doesNotContain("title");
    assertFault(get("/v1/namespaces/far/tables/secret"), 404, "no dataset 'secret' in 'far'");
    assertFault(get("/v1/namespaces/far/tables/none"), 404, "no dataset 'none' in 'far'");
    assertFault(post("/v1/namespaces/far/tables", body("more")), 404, "no project 'far'");
    assertFault(
        post(
            "/v1/namespaces/far/tables/planes",
            "{\"requirements\":[],\"updates\":[{\"action\":\"set-properties\",\"updates\":{\"a\":\"b\"}}]}"),
        403,
        "may not WRITE");
    assertFault(request("DELETE", "/v1/namespaces/far/tables/planes", ""), 403, "may not DELETE");

    studio.door.forbidden = (action, target) -> target.project().filter(far::equals).isPresent();
    assertFault(get("/v1/namespaces/far/tables/planes"), 404, "no project 'far'");
    assertThat(get("/v1/namespaces").text()).doesNotContain("far");
  }

  @Test
  void loadsATableAsTheLastCommitLeftIt() {
    create("planes");
    String before = get("/v1/namespaces/air/tables/planes").text();
    assertThat(get("/v1/namespaces/air/tables/planes").text()).isEqualTo(before);

    update("{\"action\":\"set-properties\",\"updates\":{\"a\":\"b\"}}");

    assertThat(before).doesNotContain("\"a\":\"b\"");
    assertThat(get("/v1/namespaces/air/tables/planes").text()).contains("\"a\":\"b\"");
  }

  @Test
  void refusesChangesToThoseWhoMayOnlyRead() {
    create("planes");
    studio.door.forbidden =
        (action, target) -> !Set.of(Action.READ, Action.EXPORT, Action.USE).contains(action);

    assertFault(create("more"), 403, "may not WRITE");
    assertFault(
        update("{\"action\":\"set-properties\",\"updates\":{\"a\":\"b\"}}"), 403, "may not WRITE");
    assertFault(request("DELETE", "/v1/namespaces/air/tables/planes", ""), 403, "may not DELETE");
    assertThat(get("/v1/namespaces/air/tables/planes").status()).isEqualTo(200);
  }

  @Test
  void givesTablesToThoseAloneWhoMayExportThem() {
    create("planes");
    studio.door.forbidden = (action, target) -> action == Action.EXPORT;

    assertFault(get("/v1/namespaces/air/tables/planes"), 403, "may not EXPORT");
    assertThat(get("/v1/namespaces/air/tables").text()).contains("planes");
  }

  @Test
  void refusesChangesByTheCodeOfARun() {
    create("planes");
    Caller run = new Caller(Studio.ANN.user(), Studio.ANN.name(), Caller.Origin.RUN);

    byte[] body = body("more").getBytes(UTF_8);
    var creation =
        new CatalogRequest("POST", "/v1/namespaces/air/tables", Map.of(), Map.of(), body);
    var drop =
        new CatalogRequest("DELETE", "/v1/namespaces/air/tables/planes", Map.of(), Map.of(), body);

    assertFault(api.handle(run, creation), 403, "A run's code cannot change tables");
    assertFault(api.handle(run, drop), 403, "A run's code cannot change tables");
  }

  @Test
  void keepsTablesInTheirPlaceAndForm() {
    create("planes");

    assertFault(
        update("{\"action\":\"set-location\",\"location\":\"file:///tmp/x\"}"),
        400,
        "Leave the location out");
    assertFault(
        update("{\"action\":\"upgrade-format-version\",\"format-version\":3}"), 400, "format 2");
    for (String property : List.of("write.data.path", "write.metadata.path")) {
      String set =
          "{\"action\":\"set-properties\",\"updates\":{\"" + property + "\":\"file:///tmp\"}}";
      assertFault(update(set), 400, "remove " + property);
    }
    assertFault(
        post(
            "/v1/namespaces/air/tables",
            body("x").replaceFirst("\\{", "{\"location\":\"file:///tmp/x\",")),
        400,
        "Leave the location out");
  }

  @Test
  void leavesNoMetadataFileOfACommitThatWasRefused() throws Exception {
    create("planes");
    long before = metadataFiles();

    assertFault(update("{\"action\":\"set-location\",\"location\":\"file:///tmp/x\"}"), 400, "");

    assertThat(metadataFiles()).isEqualTo(before);
  }

  @Test
  void leavesNoMetadataFileOfATransactionOfWhichOneTableIsRefused() throws Exception {
    create("planes");
    create("flights");
    long before = metadataFiles();
    String changes =
        change("planes", "{\"action\":\"set-properties\",\"updates\":{\"a\":\"b\"}}")
            + ","
            + change("flights", "{\"action\":\"set-location\",\"location\":\"file:///tmp/x\"}");

    assertFault(
        post("/v1/transactions/commit", "{\"table-changes\":[" + changes + "]}"), 400, "stays at");

    assertThat(metadataFiles()).isEqualTo(before);
  }

  private static String change(String table, String update) {
    return "{\"identifier\":{\"namespace\":[\"air\"],\"name\":\""
        + table
        + "\"},\"requirements\":[],\"updates\":["
        + update
        + "]}";
  }

  @Test
  void writesNothingForACommitThatChangesNothing() throws Exception {
    create("planes");
    long before = metadataFiles();

    assertThat(
            post("/v1/namespaces/air/tables/planes", "{\"requirements\":[],\"updates\":[]}")
                .status())
        .isEqualTo(200);

    assertThat(metadataFiles()).isEqualTo(before);
  }

  @Test
  void answersAChangeAsIcebergAnswersALoad() {
    CatalogResponse created = create("planes");
    assertThat(created.text()).isEqualTo(read("planes"));

    for (String value : List.of("plain", "größe € 日本 😀", "\\\"quoted\\\" \\\\ \\u0000")) {
      String set = "{\"action\":\"set-properties\",\"updates\":{\"a\":\"" + value + "\"}}";
      CatalogResponse changed = update(set);

      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertThat(changed.text()).isEqualTo(read("planes"));
      assertThat(get("/v1/namespaces/air/tables/planes").text()).isEqualTo(changed.text());
    }
  }

  /** By another server, which has kept nothing. */
  private String read(String table) {
    CatalogRequest load =
        new CatalogRequest(
            "GET", "/v1/namespaces/air/tables/" + table, Map.of(), Map.of(), new byte[0]);
    return studio.api().handle(Studio.ANN, load).text();
  }

  @Test
  void keepsDatasetsThatRecipesName() {
    create("planes");
    RecipeSpec recipe =
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(new Name("Planes"))),
            List.of(new Name("out")),
            new Sql("SELECT * FROM planes"));
    studio.put(Ref.inProject(Kind.RECIPE, Studio.PROJECT, new Name("copy")), recipe);

    assertFault(
        request("DELETE", "/v1/namespaces/air/tables/planes", ""), 409, "the recipe 'copy'");
    String rename =
        "{\"source\":{\"namespace\":[\"air\"],\"name\":\"planes\"},\"destination\":{\"namespace\":[\"air\"],\"name\":\"p\"}}";
    assertFault(post("/v1/tables/rename", rename), 409, "Change or delete the recipe first");
  }

  @Test
  void acceptsReportsOfScansAndIgnoresThem() {
    create("planes");

    assertThat(post("/v1/namespaces/air/tables/planes/metrics", "{}").status()).isEqualTo(204);
  }

  private static void assertFault(CatalogResponse response, int status, String words) {
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.text()).contains("\"code\":" + status).contains(words);
  }

  private CatalogResponse create(String name) {
    return post("/v1/namespaces/air/tables", body(name));
  }

  private static String body(String name) {
    return "{\"name\":\"" + name + "\",\"schema\":" + SCHEMA + "}";
  }

  private CatalogResponse update(String update) {
    return post(
        "/v1/namespaces/air/tables/planes", "{\"requirements\":[],\"updates\":[" + update + "]}");
  }

  private CatalogResponse get(String path) {
    return request("GET", path, "");
  }

  private CatalogResponse get(String path, Map<String, String> query) {
    return api.handle(Studio.ANN, new CatalogRequest("GET", path, query, Map.of(), new byte[0]));
  }

  private CatalogResponse post(String path, String body) {
    return request("POST", path, body);
  }

  private CatalogResponse request(String method, String path, String body) {
    return api.handle(
        Studio.ANN,
        new CatalogRequest(method, path, new HashMap<>(), new HashMap<>(), body.getBytes(UTF_8)));
  }

  private long metadataFiles() throws Exception {
    try (var files = Files.walk(studio.root)) {
      return files.filter(file -> file.toString().endsWith(".metadata.json")).count();
    }
  }
}
