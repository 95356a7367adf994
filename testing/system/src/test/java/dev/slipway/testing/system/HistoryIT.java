// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Earlier generations over REST: listed, compared, restored. */
@ExtendWith(Scratch.Given.class)
class HistoryIT {
  private final Scratch studio;
  private final Client client;

  HistoryIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void leadsBackToAnEarlierGeneration() throws IOException, InterruptedException {
    Project project = studio.project("history");
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n");
    project.csv("sales", "sales.csv", "").good();
    project.make("big", "sales", filter("amount > 15"), "").good();
    String recipe = project.path("/recipes/make_big");
    project.make("big", "sales", filter("amount > 5"), "").good();

    Answer list = client.get(recipe + "/generations?limit=1").good();
    assertThat(list.body())
        .contains("\"generation\":2", "\"by\":\"owner\"", "\"action\":\"change\"")
        .contains("\"pointer\":\"/spec/operation/condition\"", "\"next\":\"2\"");
    assertThat(client.get(recipe + "/generations/1/difference").good().text("yaml"))
        .contains("amount > 5");
    assertThat(client.get(recipe + "/generations/1").good().body()).contains("amount > 15");
    client.get(recipe + "/generations/7").isRefused(404, "not-found", "no generation 7");

    client.post(recipe + "/actions/restore?dryRun=true", "{\"generation\": 1}").good();
    assertThat(client.get(recipe).good().number("generation")).isEqualTo(2);
    client
        .post(recipe + "/actions/restore", "{\"generation\": 1}", "If-Match", "\"1\"")
        .isRefused(409, "conflict", "generation 2");
    client.post(recipe + "/actions/restore", "{\"generation\": 1}").good();

    assertThat(client.get(recipe).good().body()).contains("amount > 15", "\"generation\":3");
    client.get("/api/v1/projects/history/generations/1/difference?to=1").good();
    assertThat(client.get("/api/v1/projects/history/generations").good().body())
        .contains("\"generation\":1", "\"action\":\"create\"");
    assertThat(client.get("/api/v1/projects/history/generations/1").good().body())
        .contains("\"kind\":\"project\"", "\"name\":\"history\"");
  }
}
