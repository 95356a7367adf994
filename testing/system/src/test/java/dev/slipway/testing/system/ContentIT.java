// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the rows of managed datasets come and go over several builds. */
@ExtendWith(Scratch.Given.class)
class ContentIT {
  private static final String KEPT = "{\"type\": \"filter\", \"condition\": \"id > 0\"}";

  private final Scratch studio;
  private final Client client;

  ContentIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void addsWhatEachBuildMakesAndNothingTwice() throws IOException, InterruptedException {
    Project project = project("appending", "{\"type\": \"append\"}");
    project.built("kept");
    project.upload("in.csv", "id,amount\n2,20\n3,\n");
    project.built("kept");
    project.built("kept");

    assertThat(rows(project, "id, amount")).contains("[[1,10],[2,20],[2,20],[3,null]]");
    String unique = "{\"type\": \"unique\", \"columns\": [\"id\"], \"severity\": \"fail\"}";
    client
        .put(
            project.path("/datasets/kept"),
            "{\"spec\": {\"type\": \"managed\", \"write\": {\"type\": \"append\"}, \"checks\": ["
                + unique
                + "]}}")
        .good();
    project.upload("in.csv", "id,amount\n1,30\n");
    Answer run = project.ended(project.build("kept"));
    assertThat(run.text("state")).isEqualTo("failed");
    assertThat(run.body())
        .as("checks see the rows of before")
        .contains("The new content of 'kept' was refused");
    assertThat(rows(project, "id, amount")).doesNotContain("30");
  }

  @Test
  void putsNewRowsInThePlaceOfThoseWithTheirKeys() throws IOException, InterruptedException {
    Project project = project("upserting", "{\"type\": \"upsert\", \"keys\": [\"ID\"]}");
    project.built("kept");
    project.upload("in.csv", "id,amount\n2,21\n4,40\n");
    project.built("kept");

    assertThat(rows(project, "id, amount")).contains("[[1,10],[2,21],[4,40]]");
    project.upload("in.csv", "id,amount\n5,50\n5,51\n");
    Answer run = project.ended(project.build("kept"));
    assertThat(run.text("state")).as("two rows for one key").isEqualTo("failed");
    assertThat(rows(project, "id, amount")).contains("[[1,10],[2,21],[4,40]]");
    client
        .put(
            project.path("/datasets/kept"),
            "{\"spec\": {\"type\": \"managed\", \"write\": {\"type\": \"upsert\", \"keys\": [\"idd\"]}}}")
        .isRefused(422, "invalid", "no column 'idd'", "Did you mean 'id'?");
  }

  @Test
  void goesBackToAnEarlierContentAndToNone() throws IOException, InterruptedException {
    Project project = project("history", "{\"type\": \"overwrite\"}");
    project.built("kept");
    String first = newest(project);
    project.upload("in.csv", "id,amount\n9,90\n");
    project.built("kept");

    assertThat(client.get(project.path("/datasets/kept/sample?snapshot=" + first)).good().body())
        .contains("[[1,10],[2,20]]");
    client
        .post(project.path("/datasets/kept/actions/roll-back"), "{\"snapshot\": " + first + "}")
        .good();
    assertThat(rows(project, "id, amount")).contains("[[1,10],[2,20]]");
    client.post(project.path("/datasets/kept/actions/clear"), "").good();
    assertThat(rows(project, "id, amount")).contains("\"rows\":[]");
    project.built("kept");
    assertThat(rows(project, "id, amount")).contains("[[9,90]]");
    client
        .post(project.path("/datasets/kept/actions/roll-back"), "{\"snapshot\": 1}")
        .isRefused(404, "not-found", "no snapshot 1");
    client
        .get(project.path("/datasets/kept/sample?snapshot=1"))
        .isRefused(404, "not-found", "no snapshot 1");
  }

  @Test
  void buildsByTagAndZoneAndLeavesWhatIsProtected() throws IOException, InterruptedException {
    Project project = project("zones", "{\"type\": \"overwrite\"}");
    project.make("last", "kept", KEPT, "").good();
    project.make("other", "in", KEPT, "").good();
    client.put(project.path("/zones/ends"), "{\"spec\": {\"datasets\": [\"last\"]}}").good();
    client
        .put(
            project.path("/datasets/other"),
            "{\"tags\": [\"Daily\"], \"spec\": {\"type\": \"managed\"}}")
        .good();

    assertThat(plan(project, "{\"zones\": [\"ends\"], \"tags\": [\"daily\"]}"))
        .contains("\"recipe\":\"make_kept\"", "make_last", "make_other");
    assertThat(plan(project, "{\"zones\": [\"ends\"], \"stopAt\": [\"kept\"]}"))
        .contains("make_last")
        .doesNotContain("make_kept", "make_other");
    client
        .post(project.path("/actions/build"), "{\"tags\": [\"nightly\"]}")
        .isRefused(422, "invalid", "the tag 'nightly'");
    project.built("last");
    client
        .put(
            project.path("/datasets/kept"),
            "{\"spec\": {\"type\": \"managed\", \"rebuild\": \"write-protected\"}}")
        .good();
    project.upload("in.csv", "id,amount\n7,70\n");
    assertThat(plan(project, "{\"targets\": [\"last\"]}"))
        .contains("write-protected: what is published stays")
        .contains("up to date");
    client
        .post(project.path("/datasets/kept/actions/clear"), "")
        .isRefused(409, "conflict", "write-protected");
    client
        .post(project.path("/actions/build"), "{\"targets\": [\"kept\"]}")
        .isRefused(409, "conflict", "write-protected");
    client.post(project.path("/datasets/kept/actions/rename"), "{\"name\": \"held\"}").good();
    client.post(project.path("/datasets/last/actions/rename"), "{\"name\": \"end\"}").good();
    assertThat(client.get(project.path("/zones/ends")).good().body()).contains("[\"end\"]");
  }

  private String plan(Project project, String request) throws IOException, InterruptedException {
    return client.post(project.path("/actions/build?dryRun=true"), request).good().body();
  }

  private Project project(String name, String write) throws IOException, InterruptedException {
    Project project = studio.project(name);
    project.upload("in.csv", "id,amount\n1,10\n2,20\n");
    project
        .csv(
            "in",
            "in.csv",
            "{\"name\": \"id\", \"type\": \"int64\"}, {\"name\": \"amount\", \"type\": \"int64\"}")
        .good();
    project.make("kept", "in", KEPT, "").good();
    client
        .put(
            project.path("/datasets/kept"),
            "{\"spec\": {\"type\": \"managed\", \"write\": " + write + "}}")
        .good();
    return project;
  }

  private static String newest(Project project) throws IOException, InterruptedException {
    String body = project.snapshots("kept").good().body();
    assertThat(body).contains("\"isCurrent\":true");
    return body.replaceAll("(?s).*?\"snapshot\":(\\d+).*", "$1");
  }

  private static String rows(Project project, String columns)
      throws IOException, InterruptedException {
    return project.query("SELECT " + columns + " FROM kept ORDER BY " + columns).good().body();
  }
}
