// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of other programs and tables written by hand, from upload to what is built of them. */
@ExtendWith(Scratch.Given.class)
class FormatsIT {
  private static final Path FILES =
      Path.of("../../worker/src/test/resources/dev/slipway/worker/formats");

  private final Scratch studio;
  private final Client client;

  FormatsIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void buildsFromFilesOfOtherProgramsAndATableWrittenByHand()
      throws IOException, InterruptedException {
    Project project = studio.project("formats");
    for (String file : new String[] {"table.xlsx", "table.snappy.avro", "table.zstd.orc"}) {
      client.send("PUT", project.file(file), BodyPublishers.ofFile(FILES.resolve(file))).good();
      String name = file.substring(file.lastIndexOf('.') + 1);
      Answer saved = project.csv(name, file, "").good();
      assertThat(saved.body()).contains("\"name\":\"at\",\"type\":\"timestamp\"");
      assertThat(project.sample(name).good().body()).contains("two words", "1969-07-20T20:17:40");
    }
    put(project, "prices", "[[1, \"a\"], [4, null]]").good();
    assertThat(project.sample("prices").good().body()).contains("[[1,\"a\"],[4,null]]");

    project.make("big", "prices", Project.filter("id > 1"), "").good();
    project.built("big");
    project.make("cheap", "xlsx", Project.filter("price < 1"), "").good();
    project.built("cheap");

    assertThat(project.sample("big").good().body()).contains("[[4,null]]");
    assertThat(project.sample("cheap").good().body()).contains("[[2,null,-0.125,false");
  }

  @Test
  void buildsAnewWhenATableWrittenByHandChanges() throws IOException, InterruptedException {
    Project project = studio.project("byhand");
    put(project, "prices", "[[1, \"a\"]]").good();
    project.make("big", "prices", Project.filter("id > 0"), "").good();
    project.built("big");

    put(project, "prices", "[[1, \"a\"], [2, \"b\"]]").good();
    project.built("big");

    assertThat(project.sample("big").good().body()).contains("[[1,\"a\"],[2,\"b\"]]");
  }

  @Test
  void pointsToTheValueThatIsNone() throws IOException, InterruptedException {
    Project project = studio.project("misfit");

    Answer misfit = put(project, "prices", "[[1, \"a\"], [\"x\", \"b\"]]");
    misfit.isRefused(422, "invalid");
    assertThat(misfit.body()).contains("/spec/rows/1/0", "'x' is no value of the column 'id'");
    Answer malformed = put(project, "prices", "[[1, {}]]");
    malformed.isRefused(400, "malformed");
    assertThat(malformed.body()).contains("/spec/rows/0/1");
  }

  private Answer put(Project project, String name, String rows)
      throws IOException, InterruptedException {
    return client.put(
        project.path("/datasets/" + name),
        "{\"spec\":{\"type\":\"inline\",\"schema\":[{\"name\":\"id\",\"type\":\"int64\"},"
            + "{\"name\":\"tag\",\"type\":\"string\"}],\"rows\":"
            + rows
            + "}}");
  }
}
