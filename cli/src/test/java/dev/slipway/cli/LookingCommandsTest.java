// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookingCommandsTest extends ServedCommands {
  @Test
  void findsResourcesByWordsAndLabels() {
    server.on(
        "GET /api/v1/search?q=late%20arr&kind=dataset&project=nyc&tag=gold&limit=50",
        """
        {"items":[{"kind":"dataset","project":"nyc","name":"late","title":"Late arrivals",
          "tags":["gold"],"owner":"ann"}],"next":"x"}
        """);

    assertThat(
            slipway.run(
                "search", "late", "arr", "--kind", "datasets", "--project", "nyc", "--tag", "gold"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .containsPattern("dataset:nyc/late +Late arrivals +gold +ann")
        .contains("There are more");
  }

  @Test
  void saysThatNothingWasFound() {
    server.on("GET /api/v1/search?q=x&limit=50", "{\"items\":[]}");

    assertThat(slipway.run("search", "x")).isEqualTo(Exit.NO);

    assertThat(slipway.out()).contains("Nothing was found.");
  }

  @Test
  void showsWhereAColumnComesFrom() {
    server.on(
        "GET /api/v1/projects/nyc/datasets/late/lineage?column=dep%20delay&direction=upstream",
        """
        {"columns":[],"links":[{"from":{"project":"raw","dataset":"flights","column":"d"},
          "to":{"project":"nyc","dataset":"late","column":"dep delay"},"recipe":"take"}],
          "gaps":["Further back it is not known."]}
        """);

    assertThat(
            slipway.run(
                "--project", "nyc", "lineage", "late", "dep delay", "--direction", "upstream"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .containsPattern("raw/flights\\.d +take +late\\.dep delay")
        .endsWith("Further back it is not known.\n");
  }

  @Test
  void listsWhoChangedWhat() {
    server.on(
        "GET /api/v1/audit?resource=dataset%3Anyc%2Flate&caller=ann&action=change"
            + "&from=2026-01-01T00%3A00%3A00Z&limit=50",
        """
        {"items":[{"at":"2026-01-31T12:00:00Z","by":{"user":"1","name":"ann","origin":"user"},
          "action":"change","resource":"2","ref":"dataset:nyc/late","difference":{}}]}
        """);

    assertThat(
            slipway.run(
                "audit",
                "--resource",
                "dataset:nyc/late",
                "--caller",
                "ann",
                "--action",
                "change",
                "--from",
                "2026-01-01T00:00:00Z"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out()).containsPattern("ann +change +dataset:nyc/late");
  }

  @Test
  void exportsLineByLineAndTellsARefusal() {
    server.on(
        "GET /api/v1/audit/export?project=nyc&format=csv",
        200,
        "text/csv",
        "at,caller\r\n1,ann\r\n");
    server.refuses(
        "GET /api/v1/audit/export?format=jsonl",
        403,
        Answers.problem("forbidden", 403, "You may not see it.", ""));

    assertThat(slipway.run("audit", "--export", "csv", "--project", "nyc")).isEqualTo(Exit.DONE);
    assertThat(slipway.out()).isEqualToNormalizingNewlines("at,caller\n1,ann\n");
    assertThat(slipway.run("audit", "--export", "jsonl")).isEqualTo(Exit.REFUSED);
    assertThat(slipway.err()).contains("You may not see it.");
  }

  @Test
  void explainsWhereTheSettingsOfARecipeComeFrom() {
    server.on(
        "GET /api/v1/projects/nyc/recipes/filter/explain",
        """
        {"settings":[{"name":"connection of late","value":"files","from":"project",
          "at":"project:nyc","pointer":"/connection"},
         {"name":"workers","value":"2","from":"instance","pointer":"--workers"}]}
        """);

    assertThat(slipway.run("explain", "filter", "--project", "nyc")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .containsPattern("connection of late +files +project:nyc /connection")
        .containsPattern("workers +2 +instance --workers");
  }

  @Test
  void copiesToAnotherProjectAndTellsWhatTheCopyLacks() {
    server.on(
        "POST /api/v1/projects/nyc/datasets/late/actions/copy?dryRun=false",
        """
        {"results":[{"ref":"dataset:york/late2","outcome":"created","generation":1,
          "warnings":[{"pointer":"","line":0,"message":"The data is not copied."}]}]}
        """);

    assertThat(slipway.run("copy", "dataset:nyc/late", "late2", "--to-project", "york"))
        .isEqualTo(Exit.DONE);

    assertThat(server.asked().getFirst().body())
        .isEqualTo("{\"name\":\"late2\",\"project\":\"york\"}");
    assertThat(slipway.out()).containsPattern("dataset:york/late2 +created +1");
    assertThat(slipway.err()).contains("The data is not copied.");
  }

  @Test
  void verifiesTheChain() {
    server.on("GET /api/v1/audit/check", "{\"entries\":12}");

    assertThat(slipway.run("audit", "--verify")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("holds together: 12 entries");
  }
}
