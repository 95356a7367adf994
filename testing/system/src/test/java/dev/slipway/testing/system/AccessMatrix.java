// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/**
 * What each route answers to each of {@link Crowd#ROLES}, written by hand.
 *
 * @param run uid of a run of the project {@code matrix}
 */
record AccessMatrix(String run) {
  private static final String MANAGED = "{\"spec\":{\"type\":\"managed\"}}";
  private static final String TITLE = "{\"title\":\"x\"}";

  /* What several rows expect, in the order of Crowd.ROLES. */
  private static final String ADMINS = "401 403 403 403 403 403 403 200";
  private static final String HIDDEN = "401 404 404 404 404 404 404 200";
  private static final String SEEN = "401 404 200 200 200 200 200 200";
  private static final String USERS = "401 200 200 200 200 200 200 200";
  private static final String BUILDERS = "401 404 403 202 202 202 202 202";
  private static final String EDITORS = "401 404 403 403 403 200 200 200";
  private static final String OWNERS = "401 404 403 403 403 403 200 200";

  /** Nobody in the project has the right to export its data. */
  private static final String EXPORTERS = "401 404 403 403 403 403 403 200";

  /**
   * @param pattern the path as the description has it
   * @param expected status for each of {@link Crowd#ROLES}
   */
  record Row(String method, String pattern, String address, String body, List<Integer> expected) {
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

  private static Row post(String pattern, String address, String body, String expected) {
    return row("POST", pattern, address, body, expected);
  }

  private static Row get(String pattern, String address, String expected) {
    return row("GET", pattern, address, "", expected);
  }

  /** Columns: anonymous other reader run-only analyst editor owner admin */
  List<Row> rows() {
    String api = "/api/v1";
    String project = api + "/projects/{project}";
    String matrix = api + "/projects/matrix";
    String kind = project + "/{plural}";
    String one = api + "/{plural}/{name}";
    String files = api + "/connections/{connection}/files/{path}";
    String file = api + "/connections/local/files/matrix-file";
    String papers = project + "/folders/{name}/files";
    String paper = papers + "/{path}";
    String runs = api + "/runs/{run}";
    String ran = api + "/runs/" + run;
    String dataset =
        "[{\"kind\":\"dataset\",\"project\":\"matrix\",\"name\":\"spare\","
            + "\"spec\":{\"type\":\"managed\"}}]";
    String whole = "{\"spec\":{\"connection\":\"local\"}}";
    return List.of(
        post(api + "/apply", api + "/apply", dataset, "401 422 403 403 403 200 200 200"),
        post(api + "/actions/rotate-key", api + "/actions/rotate-key", "", ADMINS),
        get(api + "/upgrade", api + "/upgrade", ADMINS),
        post(
            api + "/upgrade/actions/finish",
            api + "/upgrade/actions/finish?dryRun=true",
            "",
            ADMINS),
        get(api + "/audit", api + "/audit", ADMINS),
        get(api + "/audit/check", api + "/audit/check", ADMINS),
        get(api + "/audit/export", api + "/audit/export", ADMINS),
        get(api + "/search", api + "/search?q=raw", USERS),
        get(api + "/changes", api + "/changes?after=0", USERS),
        get(api + "/connections/{connection}/files", api + "/connections/local/files", HIDDEN),
        row("PUT", files, file, "x", "401 404 404 404 404 404 404 201"),
        get(files, file, HIDDEN),
        row("HEAD", files, file, "", HIDDEN),
        row("DELETE", files, file, "", "401 404 404 404 404 404 404 204"),
        get(papers, matrix + "/folders/papers/files", SEEN),
        row(
            "PUT",
            paper,
            matrix + "/folders/papers/files/a/b.txt",
            "x",
            "401 404 403 403 403 201 201 201"),
        get(paper, matrix + "/folders/papers/files/a/b.txt", EXPORTERS),
        row("HEAD", paper, matrix + "/folders/papers/files/a/b.txt", "", EXPORTERS),
        row(
            "DELETE",
            paper,
            matrix + "/folders/papers/files/a/b.txt",
            "",
            "401 404 403 403 403 204 204 204"),
        get(api + "/kinds", api + "/kinds", USERS),
        post(
            api + "/login",
            api + "/login",
            "{\"user\":\"nobody-ROLE\",\"password\":\"not this one\"}",
            "401 401 401 401 401 401 401 401"),
        get(api + "/login", api + "/login", "200 200 200 200 200 200 200 200"),
        get(api + "/login/oidc", api + "/login/oidc", "401 404 404 404 404 404 404 404"),
        post(api + "/logout", api + "/logout", "", "401 204 204 204 204 204 204 204"),
        get(api + "/me", api + "/me", USERS),
        post(project + "/actions/build", matrix + "/actions/build", "{}", BUILDERS),
        post(
            project + "/actions/query",
            matrix + "/actions/query",
            "{\"sql\":\"no sql\"}",
            "401 404 403 403 422 422 422 422"),
        get(project + "/datasets/{name}/snapshots", matrix + "/datasets/spare/snapshots", SEEN),
        post(
            project + "/datasets/{name}/actions/clear",
            matrix + "/datasets/spare/actions/clear",
            "",
            "401 404 403 403 403 409 409 409"),
        post(
            project + "/datasets/{name}/actions/roll-back",
            matrix + "/datasets/spare/actions/roll-back",
            "{\"snapshot\":1}",
            "401 404 403 403 403 409 409 409"),
        post(
            project + "/recipes/preview",
            matrix + "/recipes/preview",
            "{\"recipe\":{\"inputs\":[{\"dataset\":\"raw\"}],\"outputs\":[],\"operation\":"
                + "{\"type\":\"filter\",\"condition\":\"no such column\"}}}",
            "401 404 403 403 422 422 422 422"),
        get(project + "/datasets/{name}/sample", matrix + "/datasets/raw/sample", SEEN),
        get(project + "/datasets/{name}/lineage", matrix + "/datasets/raw/lineage?column=a", SEEN),
        get(project + "/datasets/{name}/schema", matrix + "/datasets/raw/schema", SEEN),
        get(project + "/export", matrix + "/export", SEEN),
        get(project + "/flow", matrix + "/flow", SEEN),
        get(project + "/recipes/{name}/explain", matrix + "/recipes/make/explain", SEEN),
        post(
            project + "/actions/copy-selection",
            matrix + "/actions/copy-selection?dryRun=true",
            "{\"resources\":[{\"kind\":\"dataset\",\"name\":\"spare\",\"to\":\"copied\"}]}",
            EDITORS),
        post(
            kind + "/{name}/actions/copy",
            matrix + "/datasets/spare/actions/copy?dryRun=true",
            "{\"name\":\"copied\"}",
            EDITORS),
        post(
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
        row("PATCH", kind + "/{name}", matrix + "/datasets/spare", TITLE, EDITORS),
        row(
            "DELETE",
            kind + "/{name}",
            matrix + "/datasets/spare",
            "",
            "401 404 403 403 403 204 204 204"),
        post(
            kind + "/{name}/actions/rename",
            matrix + "/datasets/spare/actions/rename",
            "{\"name\":\"spare\"}",
            EDITORS),
        post(
            kind + "/{name}/actions/restore",
            matrix + "/datasets/spare/actions/restore",
            "{\"generation\":1}",
            EDITORS),
        get(kind + "/{name}/generations", matrix + "/datasets/raw/generations", SEEN),
        get(
            kind + "/{name}/generations/{generation}",
            matrix + "/datasets/raw/generations/1",
            SEEN),
        get(
            kind + "/{name}/generations/{generation}/difference",
            matrix + "/datasets/raw/generations/1/difference",
            SEEN),
        post(one + "/actions/restore", matrix + "/actions/restore", "{\"generation\":1}", OWNERS),
        get(one + "/generations", api + "/connections/local/generations", HIDDEN),
        get(one + "/generations/{generation}", api + "/connections/local/generations/1", HIDDEN),
        get(
            one + "/generations/{generation}/difference",
            matrix + "/generations/1/difference",
            SEEN),
        get(project + "/generations", matrix + "/generations", SEEN),
        get(project + "/generations/{generation}", matrix + "/generations/1", SEEN),
        get(api + "/runs", api + "/runs", USERS),
        get(api + "/runs", api + "/runs?project=matrix", SEEN),
        get(runs, ran, SEEN),
        get(runs + "/log", ran + "/log", SEEN),
        post(runs + "/actions/cancel", ran + "/actions/cancel", "", BUILDERS),
        get(api + "/service-accounts/{name}/work", api + "/service-accounts/m-robot/work", ADMINS),
        get(api + "/users/{name}/work", api + "/users/victim/work", ADMINS),
        row(
            "PUT",
            api + "/users/{name}/password",
            api + "/users/victim/password",
            "{\"password\":\"a long enough one\"}",
            "401 404 404 404 404 404 404 204"),
        get(api + "/status", api + "/status", USERS),
        get(api + "/tokens", api + "/tokens", USERS),
        get(api + "/tokens", api + "/tokens?serviceAccount=m-robot", ADMINS),
        post(
            api + "/tokens",
            api + "/tokens",
            "{\"name\":\"x\",\"serviceAccount\":\"m-robot\"}",
            "401 403 403 403 403 403 403 201"),
        post(
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
        get(api + "/{plural}", api + "/projects", USERS),
        get(api + "/{plural}", api + "/users", USERS),
        get(one, api + "/projects/matrix", SEEN),
        get(one, api + "/connections/local", HIDDEN),
        get(one, api + "/users/victim", HIDDEN),
        row("PUT", one, matrix, whole, "401 403 403 403 403 403 200 200"),
        row("PUT", one, api + "/users/victim", "{}", "401 403 403 403 403 403 403 200"),
        row("PUT", one, api + "/groups/m-group", "{}", "401 403 403 403 403 403 403 201"),
        row("PATCH", one, matrix, TITLE, OWNERS),
        row("PATCH", one, api + "/users/victim", TITLE, HIDDEN),
        row("PATCH", one, api + "/connections/local", TITLE, HIDDEN),
        row("DELETE", one, matrix, "", "401 404 403 403 403 403 409 409"),
        row("DELETE", one, api + "/groups/m-group", "", "401 404 404 404 404 404 404 204"),
        post(one + "/actions/rename", matrix + "/actions/rename", "{\"name\":\"matrix\"}", OWNERS));
  }
}
