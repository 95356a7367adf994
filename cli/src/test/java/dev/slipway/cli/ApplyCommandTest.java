// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApplyCommandTest extends ServedCommands {
  private static final String APPLY = "POST /api/v1/apply?dryRun=false";
  private static final String TRY = "POST /api/v1/apply?dryRun=true";

  @Test
  void sendsAllDocumentsOfAFolderAsOneSet() throws IOException {
    write("project/b.yaml", "kind: dataset\nname: b\n---\nkind: dataset\nname: c\n");
    write("project/a.yml", "kind: project\nname: a\n");
    write("project/.git/x.yaml", "not: read\n");
    write("project/notes.txt", "not read");
    server.on(APPLY, results("created"));

    assertThat(slipway.run("apply", "-f", "project")).isEqualTo(Exit.DONE);

    assertThat(server.asked().getFirst().body())
        .isEqualTo(
            "[{\"kind\":\"project\",\"name\":\"a\"},{\"kind\":\"dataset\",\"name\":\"b\"},"
                + "{\"kind\":\"dataset\",\"name\":\"c\"}]");
    assertThat(server.asked().getFirst().token()).isEqualTo("Bearer " + FakeServer.TOKEN);
    assertThat(slipway.out()).contains("dataset:nyc/flights  created");
  }

  @Test
  void namesFileAndLineOfEachProblem() throws IOException {
    write(
        "p.yaml",
        "kind: project\nname: a\n---\nkind: recipe\nname: r\nspec:\n  inputs: []\n  operatoin: {}\n");
    server.refuses(
        APPLY,
        400,
        Answers.problem(
            "malformed",
            400,
            "The set cannot be read.",
            "{\"pointer\":\"/1/spec/operatoin\",\"line\":0,\"message\":\"There is no field 'operatoin'.\"}"));

    assertThat(slipway.run("apply", "-f", "p.yaml")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err())
        .contains("The set cannot be read.")
        .contains("p.yaml:8: There is no field 'operatoin'.");
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThat(slipway.run("apply", "-f", "nowhere.yaml")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err()).contains("There is no file or folder").contains("nowhere.yaml");
  }

  @Test
  void warnsOfWhatStaysWrong() throws IOException {
    write("p.yaml", "kind: dataset\nname: flights\n");
    String warning =
        ",\"warnings\":[{\"pointer\":\"\",\"line\":0,\"message\":\"The recipe 'join' lacks a column.\"}]";
    server.on(APPLY, results("changed").replace(",\"generation\"", warning + ",\"generation\""));

    assertThat(slipway.run("apply", "-f", "p.yaml")).isEqualTo(Exit.DONE);

    assertThat(slipway.err()).contains("dataset:nyc/flights: The recipe 'join' lacks a column.");
  }

  @Test
  void diffTellsDifferencesByItsExitCode() throws IOException {
    write("p.yaml", "kind: dataset\nname: flights\n");
    server.on(TRY, results("changed"));

    assertThat(slipway.run("diff", "-f", "p.yaml")).isEqualTo(Exit.NO);

    assertThat(slipway.out())
        .contains("dataset:nyc/flights would be changed")
        .contains("    title: New");
  }

  @Test
  void diffIsDoneWhenNothingDiffers() throws IOException {
    write("p.yaml", "kind: dataset\nname: flights\n");
    server.on(TRY, results("unchanged"));

    assertThat(slipway.run("diff", "-f", "p.yaml")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("The server has what the files say.");
  }

  private static String results(String outcome) {
    return "{\"results\":[{\"ref\":\"dataset:nyc/flights\",\"outcome\":\""
        + outcome
        + "\",\"difference\":{\"title\":\"New\"},\"generation\":2}]}";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
