// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Search, listings by label, and the audit trail over REST. */
@ExtendWith(Scratch.Given.class)
class LookingIT {
  private final Scratch studio;
  private final Client client;

  LookingIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void findsWhatIsThereAndTellsWhoChangedIt() throws IOException, InterruptedException {
    Project project = studio.project("looking");
    for (String name : new String[] {"zebra", "zebras", "other"}) {
      client
          .put(
              project.path("/datasets/" + name),
              "{\"title\": \"a zebra, \\\"striped\\\"\", \"tags\": [\"animal\"], \"spec\": {\"type\": \"managed\"}}")
          .good();
    }

    assertThat(client.get("/api/v1/search?q=zebra&project=looking").good().body())
        .containsSubsequence("\"name\":\"zebra\"", "\"name\":\"zebras\"", "\"name\":\"other\"");
    assertThat(client.get(project.path("/datasets?tag=animal&q=zebras")).good().body())
        .contains("\"name\":\"zebras\"", "\"spec\":")
        .doesNotContain("\"name\":\"zebra\"");
    assertThat(client.get(project.path("/datasets?owner=nobody")).good().body()).isEqualTo("{}");

    String resource = "resource=dataset:looking/zebra";
    assertThat(client.get("/api/v1/audit?" + resource).good().body())
        .contains("\"action\":\"create\"", "\"difference\":{\"name\":\"zebra\"");
    String lines = client.get("/api/v1/audit/export?project=looking").good().body();
    assertThat(lines.lines()).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("{\"at\""));
    String csv = client.get("/api/v1/audit/export?format=csv&" + resource).good().body();
    assertThat(csv)
        .startsWith("at,caller,origin,action,resource,ref,difference\r\n")
        .contains(",owner,user,create,", "\"{\"\"name\"\":\"\"zebra\"\"");
    client.get("/api/v1/audit?from=yesterday").isRefused(400, "malformed", "'from'");
    client.get("/api/v1/audit/export?format=xml").isRefused(400, "malformed", "jsonl or csv");
  }

  @Test
  void copiesAProjectThatBuildsAndExplainsItsRecipes() throws IOException, InterruptedException {
    Project project = studio.project("original");
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n");
    project.csv("sales", "sales.csv", "").good();
    project.make("big", "sales", Project.filter("amount > 15"), "").good();

    Answer copied =
        client.post("/api/v1/projects/original/actions/copy", "{\"name\": \"copied\"}").good();
    assertThat(copied.body()).contains("recipe:copied/make_big", "is not copied");
    Project copy = Project.of(client, "copied");
    copy.built("big");
    assertThat(copy.sample("big").good().body()).contains("[[2,20]]");

    assertThat(client.get(copy.path("/recipes/make_big/explain")).good().body())
        .contains("\"connection of big\"", "\"from\":\"project\"", "\"--worker-memory\"");
    client
        .post(
            copy.path("/actions/copy-selection"),
            "{\"resources\": [{\"kind\": \"dataset\", \"name\": \"big\", \"to\": \"big2\"},"
                + " {\"kind\": \"recipe\", \"name\": \"make_big\", \"to\": \"make_big2\"}]}")
        .good();
    copy.built("big2");
    client
        .post(copy.path("/datasets/big/actions/copy"), "{\"name\": \"big2\"}")
        .isRefused(409, "conflict", "exists already");
  }
}
