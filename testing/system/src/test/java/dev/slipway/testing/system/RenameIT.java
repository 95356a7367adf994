// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other names for what has been built. */
@ExtendWith(Scratch.Given.class)
class RenameIT {
  private final Client client;
  private final Scratch studio;

  RenameIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void makesNothingStaleAndLosesNothing() throws IOException, InterruptedException {
    Project project = studio.project("before");
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n");
    project.csv("sales", "sales.csv", "").good();
    project.make("big", "sales", filter("amount > 15"), "").good();
    project.make("bigger", "big", filter("amount > 18"), "").good();
    String shelf = "{\"spec\": {\"type\": \"local\", \"root\": \"shelf\", \"managedPath\": \"m\"}}";
    client.put("/api/v1/connections/shelf", shelf).good();
    client
        .put(
            project.path("/datasets/bigger"),
            "{\"spec\": {\"type\": \"managed\", \"connection\": \"shelf\"}}")
        .good();
    project.built("bigger");

    rename(project.path("/datasets/sales"), "orders");
    rename(project.path("/datasets/big"), "large");
    rename(project.path("/recipes/make_bigger"), "enlarge");
    rename("/api/v1/connections/shelf", "disk");
    rename("/api/v1/projects/before", "after");
    Project renamed = Project.of(client, "after");

    Answer plan =
        client
            .post(
                renamed.path("/actions/build?dryRun=true"),
                "{\"targets\": [\"bigger\"], \"mode\": \"stale\"}")
            .good();
    assertThat(plan.body()).contains("\"recipe\":\"enlarge\"").doesNotContain("\"runs\":true");
    assertThat(renamed.sample("large").good().body()).contains("[[2,20]]");
    assertThat(renamed.query("SELECT count(*) AS n FROM orders").good().body()).contains("[[2]]");
    renamed.built("bigger");
    client.get(project.path("/flow")).isRefused(404, "not-found", "no project 'before'");
  }

  private void rename(String path, String name) throws IOException, InterruptedException {
    client.post(path + "/actions/rename?dryRun=true", "{\"name\": \"" + name + "\"}").good();
    client.get(path).good();
    client.post(path + "/actions/rename", "{\"name\": \"" + name + "\"}").good();
  }
}
