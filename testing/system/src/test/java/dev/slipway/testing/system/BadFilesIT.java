// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.filter;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that are not what their dataset says, and outputs that are not what their checks say. */
@ExtendWith(Scratch.Given.class)
class BadFilesIT {
  private static final String ID = "{\"name\": \"id\", \"type\": \"int64\"}";
  private static final String ID_AND_AMOUNT = ID + ", {\"name\": \"amount\", \"type\": \"int64\"}";

  private final Scratch studio;

  BadFilesIT(Scratch studio) {
    this.studio = studio;
  }

  @Test
  void namesTheRowWithTooManyValues() throws IOException, InterruptedException {
    Project project = studio.project("ragged");
    project.upload("sales.csv", "id,amount\n1,10\n2,20,30\n3,40\n");
    project.csv("sales", "sales.csv", ID_AND_AMOUNT).good();

    project
        .sample("sales")
        .isRefused(422, "bad-data", "Row 3 of the file sales.csv", "3 values where 2 are expected");
  }

  @Test
  void namesTheRowThatIsInAnotherEncoding() throws IOException, InterruptedException {
    Project project = studio.project("encoding");
    project.upload("people.csv", "id,name\n1,Ada\n2,Zo\u00eb\n", ISO_8859_1);
    project.csv("people", "people.csv", ID + ", {\"name\": \"name\", \"type\": \"string\"}").good();

    project
        .sample("people")
        .isRefused(422, "bad-data", "Row 3 of the file people.csv", "is not UTF-8", "latin-1");
  }

  @Test
  void detectsTheOtherEncodingWhereItMay() throws IOException, InterruptedException {
    Project project = studio.project("detection");
    project.upload("people.csv", "id,name\n1,Ada\n2,Zo\u00eb\n", ISO_8859_1);
    project.csv("people", "people.csv", "").good();

    assertThat(project.sample("people").good().body()).contains("[2,\"Zo\u00eb\"]");
  }

  @Test
  void namesTheValueThatDoesNotFitItsType() throws IOException, InterruptedException {
    Project project = studio.project("misfit");
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n3,abc\n");
    project.csv("sales", "sales.csv", ID_AND_AMOUNT).good();
    String[] words = {"Row 4 of the file sales.csv", "'abc'", "'amount'", "int64"};

    project.sample("sales").isRefused(422, "bad-data", words);

    project.make("big", "sales", filter("amount > 15"), "").good();
    Answer run = project.ended(project.build("big"));
    assertThat(run.text("state")).isEqualTo("failed");
    assertThat(run.text("code")).isEqualTo("bad-data");
    assertThat(run.body()).contains(words);
  }

  @Test
  void saysThatAFileIsMissing() throws IOException, InterruptedException {
    Project project = studio.project("missing");

    project
        .csv("sales", "sales.csv", "")
        .isRefused(422, "invalid", "'missing/sales.csv'", "on the connection 'local'");

    project.csv("sales", "sales.csv", ID).good();
    project
        .sample("sales")
        .isRefused(404, "not-found", "'missing/sales.csv'", "on the connection 'local'");
  }

  @Test
  void keepsTheOldTableWhenACheckFailsAndTheRejectedOneToBeLookedAt()
      throws IOException, InterruptedException {
    Project project = studio.project("checked");
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n");
    project.csv("sales", "sales.csv", ID_AND_AMOUNT).good();
    String check = "{\"type\": \"holds\", \"condition\": \"amount < 100\"}";
    project.make("small", "sales", filter("amount > 0"), check).good();
    project.built("small");

    project.upload("sales.csv", "id,amount\n1,10\n2,20\n3,300\n");
    Answer run = project.ended(project.build("small"));

    assertThat(run.text("state")).isEqualTo("failed");
    assertThat(run.text("code")).isEqualTo("check-failed");
    assertThat(run.body())
        .contains("'amount < 100' is broken by 1 of 3 rows. What was published before stays");
    assertThat(project.sample("small").good().body()).contains("[[1,10],[2,20]]");
    Answer rejected =
        studio.client().get(project.path("/datasets/small/sample?rejected=true")).good();
    assertThat(rejected.body()).contains("[[1,10],[2,20],[3,300]]");
  }
}
