// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every route of the server's own description, asked by everybody. What is expected is written by
 * hand; a route without a row fails.
 */
@ExtendWith(Scratch.Given.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
  private static final Pattern PATH =
      Pattern.compile(
          "\"(/[^\"]*)\"\\s*:\\s*\\{(?=\\s*\"(?:get|put|post|patch|delete|head|summary)\")");
  private static final Pattern METHOD =
      Pattern.compile("\"(get|put|post|patch|delete|head)\"\\s*:\\s*\\{");
  private static final String MANAGED = "{\"spec\":{\"type\":\"managed\"}}";
  private static final String TITLE = "{\"title\":\"x\"}";
  private static final String ADMINS = "401 403 403 403 403 403 403 200";
  private static final String HIDDEN = "401 404 404 404 404 404 404 200";
  private static final String SEEN = "401 404 200 200 200 200 200 200";

  private final Client admin;
  private final Crowd crowd;
  private final String run;

  AccessMatrixIT(Scratch studio) throws IOException, InterruptedException {
    this.admin = studio.client();
    this.crowd = new Crowd(admin);
    this.run = admin.post("/api/v1/projects/matrix/actions/build", "{}").good().text("uid");
  }

  /**
   * @param pattern the path as the description has it
   * @param expected status for each of {@link Crowd#ROLES}
   */
  private record Row(
      String method, String pattern, String address, String body, List<Integer> expected) {
    String route() {
      return method + " " + pattern;
    }
  }

  private static Row row(
      String method, String pattern, String address, String body, String expected) {
    List<Integer> statuses = Stream.of(expected.split(" ")).map(Integer::valueOf).toList();
    assertThat(statuses).hasSameSizeAs(Crowd.ROLES);
    return new Row(method, pattern, address, body, statuses);
  }

  private static Row get(String pattern, String address, String expected) {
    return row("GET", pattern, address, "", expected);
  }

  /** Columns: anonymous other reader run-only analyst editor owner admin */
  private List<Row> rows() {
    String api = "/api/v1";
    String project = api + "/projects/{project}";
    String matrix = api + "/projects/matrix";
    String kind = project + "/{plural}";
    String one = api + "/{plural}/{name}";
    String files = api + "/connections/{connection}/files/{path}";
    String file = api + "/connections/local/files/matrix-file";
    String runs = api + "/runs/{run}";
    String ran = api + "/runs/" + run;
    String dataset =
        "[{\"kind\":\"dataset\",\"project\":\"matrix\",\"name\":\"spare\","
            + "\"spec\":{\"type\":\"managed\"}}]";
    String whole = "{\"spec\":{\"connection\":\"local\"}}";
    return List.of(
        row("POST", api + "/apply", api + "/apply", dataset, "401 422 403 403 403 200 200 200"),
        row("POST", api + "/actions/rotate-key", api + "/actions/rotate-key", "", ADMINS),
        get(api + "/audit", api + "/audit", ADMINS),
        get(api + "/audit/check", api + "/audit/check", ADMINS),
        get(api + "/audit/export", api + "/audit/export", ADMINS),
        get(api + "/search", api + "/search?q=raw", "401 200 200 200 200 200 200 200"),
        get(api + "/changes", api + "/changes?after=0", "401 200 200 200 200 200 200 200"),
        get(api + "/connections/{connection}/files", api + "/connections/local/files", HIDDEN),
        row("PUT", files, file, "x", "401 404 404 404 404 404 404 201"),
        get(files, file, HIDDEN),
        row("HEAD", files, file, "", HIDDEN),
        row("DELETE", files, file, "", "401 404 404 404 404 404 404 204"),
        get(api + "/kinds", api + "/kinds", "401 200 200 200 200 200 200 200"),
        row(
            "POST",
            api + "/login",
            api + "/login",
            "{\"user\":\"nobody-ROLE\",\"password\":\"not this one\"}",
            "401 401 401 401 401 401 401 401"),
        row("POST", api + "/logout", api + "/logout", "", "401 204 204 204 204 204 204 204"),
        get(api + "/me", api + "/me", "401 200 200 200 200 200 200 200"),
        row(
            "POST",
            project + "/actions/build",
            matrix + "/actions/build",
            "{}",
            "401 404 403 202 202 202 202 202"),
        row(
            "POST",
            project + "/actions/query",
            matrix + "/actions/query",
            "{\"sql\":\"no sql\"}",
            "401 404 403 403 422 422 422 422"),
        get(project + "/datasets/{name}/sample", matrix + "/datasets/raw/sample", SEEN),
        get(project + "/datasets/{name}/schema", matrix + "/datasets/raw/schema", SEEN),
        get(project + "/export", matrix + "/export", SEEN),
        get(project + "/flow", matrix + "/flow", SEEN),
        get(project + "/recipes/{name}/explain", matrix + "/recipes/make/explain", SEEN),
        row(
            "POST",
            project + "/actions/copy-selection",
            matrix + "/actions/copy-selection?dryRun=true",
            "{\"resources\":[{\"kind\":\"dataset\",\"name\":\"spare\",\"to\":\"copied\"}]}",
            "401 404 403 403 403 200 200 200"),
        row(
            "POST",
            kind + "/{name}/actions/copy",
            matrix + "/datasets/spare/actions/copy?dryRun=true",
            "{\"name\":\"copied\"}",
            "401 404 403 403 403 200 200 200"),
        row(
            "POST",
            one + "/actions/copy",
            matrix + "/actions/copy?dryRun=true",
            "{\"name\":\"copied\"}",
            "401 404 403 403 403 403 403 200"),
        get(project + "/recipes/{name}/plan", matrix + "/recipes/make/plan", SEEN),
        get(kind, matrix + "/datasets", SEEN),
        get(kind + "/{name}", matrix + "/datasets/raw", SEEN),
        get(kind + "/{name}", matrix + "/recipes/make", SEEN),
        row(
            "PUT",
            kind + "/{name}",
            matrix + "/datasets/spare",
            MANAGED,
            "401 422 403 403 403 200 200 200"),
        row(
            "PATCH",
            kind + "/{name}",
            matrix + "/datasets/spare",
            TITLE,
            "401 404 403 403 403 200 200 200"),
        row(
            "DELETE",
            kind + "/{name}",
            matrix + "/datasets/spare",
            "",
            "401 404 403 403 403 204 204 204"),
        row(
            "POST",
            kind + "/{name}/actions/rename",
            matrix + "/datasets/spare/actions/rename",
            "{\"name\":\"spare\"}",
            "401 404 403 403 403 200 200 200"),
        row(
            "POST",
            kind + "/{name}/actions/restore",
            matrix + "/datasets/spare/actions/restore",
            "{\"generation\":1}",
            "401 404 403 403 403 200 200 200"),
        get(kind + "/{name}/generations", matrix + "/datasets/raw/generations", SEEN),
        get(
            kind + "/{name}/generations/{generation}",
            matrix + "/datasets/raw/generations/1",
            SEEN),
        get(
            kind + "/{name}/generations/{generation}/difference",
            matrix + "/datasets/raw/generations/1/difference",
            SEEN),
        row(
            "POST",
            one + "/actions/restore",
            matrix + "/actions/restore",
            "{\"generation\":1}",
            "401 404 403 403 403 403 200 200"),
        get(one + "/generations", api + "/connections/local/generations", HIDDEN),
        get(one + "/generations/{generation}", api + "/connections/local/generations/1", HIDDEN),
        get(
            one + "/generations/{generation}/difference",
            matrix + "/generations/1/difference",
            SEEN),
        get(api + "/runs", api + "/runs", "401 200 200 200 200 200 200 200"),
        get(api + "/runs", api + "/runs?project=matrix", SEEN),
        get(runs, ran, SEEN),
        get(runs + "/log", ran + "/log", SEEN),
        row(
            "POST",
            runs + "/actions/cancel",
            ran + "/actions/cancel",
            "",
            "401 404 403 202 202 202 202 202"),
        get(api + "/service-accounts/{name}/work", api + "/service-accounts/m-robot/work", ADMINS),
        get(api + "/users/{name}/work", api + "/users/victim/work", ADMINS),
        row(
            "PUT",
            api + "/users/{name}/password",
            api + "/users/victim/password",
            "{\"password\":\"a long enough one\"}",
            "401 404 404 404 404 404 404 204"),
        get(api + "/status", api + "/status", "401 200 200 200 200 200 200 200"),
        get(api + "/tokens", api + "/tokens", "401 200 200 200 200 200 200 200"),
        get(api + "/tokens", api + "/tokens?serviceAccount=m-robot", ADMINS),
        row(
            "POST",
            api + "/tokens",
            api + "/tokens",
            "{\"name\":\"x\",\"serviceAccount\":\"m-robot\"}",
            "401 403 403 403 403 403 403 201"),
        row(
            "POST",
            api + "/tokens",
            api + "/tokens",
            "{\"name\":\"x\",\"projects\":[\"matrix\"]}",
            "401 404 201 201 201 201 201 201"),
        row(
            "DELETE",
            api + "/tokens/{id}",
            api + "/tokens/01jkc0000000000000000000aa",
            "",
            "401 404 404 404 404 404 404 404"),
        get(api + "/{plural}", api + "/projects", "401 200 200 200 200 200 200 200"),
        get(api + "/{plural}", api + "/users", "401 200 200 200 200 200 200 200"),
        get(one, api + "/projects/matrix", SEEN),
        get(one, api + "/connections/local", HIDDEN),
        get(one, api + "/users/victim", HIDDEN),
        row("PUT", one, matrix, whole, "401 403 403 403 403 403 200 200"),
        row("PUT", one, api + "/users/victim", "{}", "401 403 403 403 403 403 403 200"),
        row("PUT", one, api + "/groups/m-group", "{}", "401 403 403 403 403 403 403 201"),
        row("PATCH", one, matrix, TITLE, "401 404 403 403 403 403 200 200"),
        row("PATCH", one, api + "/users/victim", TITLE, HIDDEN),
        row("PATCH", one, api + "/connections/local", TITLE, HIDDEN),
        row("DELETE", one, matrix, "", "401 404 403 403 403 403 409 409"),
        row("DELETE", one, api + "/groups/m-group", "", "401 404 404 404 404 404 404 204"),
        row(
            "POST",
            one + "/actions/rename",
            matrix + "/actions/rename",
            "{\"name\":\"matrix\"}",
            "401 404 403 403 403 403 200 200"));
  }

  @Test
  void hasARowForEveryRoute() throws IOException, InterruptedException {
    String description = admin.get("/openapi.json").good().body();
    Set<String> routes = new TreeSet<>();
    Matcher paths = PATH.matcher(description);
    List<Integer> starts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (paths.find()) {
      starts.add(paths.end());
      names.add(paths.group(1));
    }
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < names.size() ? starts.get(i + 1) : description.length();
      String operations = description.substring(starts.get(i) - 1, end);
      String name = names.get(i);
      METHOD
          .matcher(operations)
          .results()
          .forEach(found -> routes.add(found.group(1).toUpperCase(Locale.ROOT) + " " + name));
    }

    assertThat(routes).hasSizeGreaterThan(30);
    assertThat(new TreeSet<>(rows().stream().map(Row::route).toList())).isEqualTo(routes);
  }

  @Test
  void answersEverybodyAsTheTableSays() throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Row row : rows()) {
      for (int i = 0; i < Crowd.ROLES.size(); i++) {
        String role = Crowd.ROLES.get(i);
        if (!row.method().equals("GET")) {
          crowd.restore();
        }
        int status = status(crowd.of(role), row, row.body().replace("ROLE", role));
        asked++;
        if (status != row.expected().get(i)) {
          wrong.add(
              row.method()
                  + " "
                  + row.address()
                  + " as "
                  + role
                  + ": "
                  + status
                  + ", expected "
                  + row.expected().get(i));
        }
      }
    }
    System.out.println("access matrix: " + rows().size() + " rows, " + asked + " requests");
    assertThat(wrong).isEmpty();
  }

  @Test
  void saysTheSameOfWhatIsHiddenAndOfWhatIsNotThere() throws IOException, InterruptedException {
    String absent = run.substring(0, 25) + (run.endsWith("0") ? "1" : "0");
    int compared = 0;
    for (Row row : rows()) {
      for (String role : Crowd.ROLES) {
        int expected = row.expected().get(Crowd.ROLES.indexOf(role));
        boolean hidden = expected == 404 || (expected == 422 && role.equals("other"));
        if (hidden && !row.method().equals("HEAD")) {
          String there = ask(crowd.of(role), row, row.address(), row.body());
          String nowhere =
              ask(
                  crowd.of(role),
                  row,
                  elsewhere(row.address(), absent),
                  elsewhere(row.body(), absent));
          assertThat(nowhere).as(row.route() + " as " + role).isEqualTo(elsewhere(there, absent));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void listsToEachWhatTheyMaySeeAlone() throws IOException, InterruptedException {
    Client other = crowd.of("other");
    assertThat(other.get("/api/v1/projects").good().body())
        .contains("m-others")
        .doesNotContain("matrix");
    assertThat(other.get("/api/v1/users").good().body())
        .contains("m-other")
        .doesNotContain("victim");
    assertThat(other.get("/api/v1/connections").good().body()).doesNotContain("local");
    assertThat(other.get("/api/v1/runs").good().body()).doesNotContain(run);
    assertThat(other.get("/catalog/v1/namespaces").good().body()).doesNotContain("matrix");
    assertThat(other.get("/catalog/v1/namespaces/matrix").status()).isEqualTo(404);
    assertThat(crowd.of("reader").get("/api/v1/runs").good().body()).contains(run);
    assertThat(crowd.of("reader").get("/catalog/v1/namespaces").good().body()).contains("matrix");
  }

  private static String elsewhere(String text, String absentRun) {
    return text.replace(absentRun.substring(0, 25), "RUN")
        .replaceAll("RUN.", absentRun)
        .replaceAll("matrix(?!-file)", "nowhere")
        .replace("local", "nolocal")
        .replace("victim", "nobody");
  }

  private static String ask(Client client, Row row, String address, String body)
      throws IOException, InterruptedException {
    Answer answer = client.send(row.method(), address, BodyPublishers.ofString(body), type(row));
    return answer.status() + " " + answer.body();
  }

  private static int status(Client client, Row row, String body)
      throws IOException, InterruptedException {
    if (row.pattern().endsWith("/changes")) {
      HttpResponse<Stream<String>> stream = client.listen(row.address());
      try (Stream<String> _ = stream.body()) {
        return stream.statusCode();
      }
    }
    return client
        .send(row.method(), row.address(), BodyPublishers.ofString(body), type(row))
        .status();
  }

  private static String[] type(Row row) {
    return row.body().isEmpty() ? new String[0] : new String[] {"Content-Type", "application/json"};
  }
}
