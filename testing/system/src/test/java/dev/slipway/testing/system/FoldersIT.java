// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Folders of a project and their files, over REST. */
@ExtendWith(Scratch.Given.class)
class FoldersIT {
  private final Scratch studio;
  private final Client client;

  FoldersIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void keepsFilesOfItsOwn() throws IOException, InterruptedException {
    String files = folder("own", "{}");
    client.put(files + "/a%20b/two.txt", "12345").good();
    client.put(files + "/one.bin", "123").good();
    client.put(files + "/one.bin", "1234").good();

    assertThat(client.get(files).good().body())
        .containsSubsequence(
            "\"path\":\"a b/two.txt\"", "\"bytes\":5", "\"path\":\"one.bin\"", "\"bytes\":4")
        .doesNotContain("next");
    assertThat(client.get(files + "/a%20b/two.txt").good().body()).isEqualTo("12345");
    client
        .put(files + "/one.bin", "x", "If-None-Match", "*")
        .isRefused(409, "conflict", "it is there already");
    client.send("DELETE", files + "/one.bin", BodyPublishers.noBody()).good();
    client.get(files + "/one.bin").isRefused(404, "not-found", "'one.bin'", "'papers'");
  }

  @Test
  void listsPageByPage() throws IOException, InterruptedException {
    String files = folder("pages", "{}");
    for (String path : new String[] {"b", "a", "c/d"}) {
      client.put(files + "/" + path, path).good();
    }

    Answer first = client.get(files + "?limit=2").good();
    assertThat(first.body()).contains("\"a\"", "\"b\"", "\"next\":\"b\"").doesNotContain("c/d");
    assertThat(client.get(files + "?limit=2&after=b").good().body())
        .contains("c/d")
        .doesNotContain("\"a\"", "next");
  }

  @Test
  void givesTheBytesThatARangeNames() throws IOException, InterruptedException {
    String files = folder("ranges", "{}");
    client.put(files + "/digits", "0123456789").good();

    Answer part = client.get(files + "/digits", "Range", "bytes=2-4");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
    assertThat(client.get(files + "/digits", "Range", "bytes=-3").body()).isEqualTo("789");
    assertThat(client.get(files + "/digits", "Range", "bytes=7-").body()).isEqualTo("789");
    assertThat(client.get(files + "/digits", "Range", "bytes=90-").body()).isEqualTo("0123456789");
    assertThat(client.get(files + "/digits", "Range", "bytes=1-2,4-5").status()).isEqualTo(200);
  }

  @Test
  void liesWhereItIsToldAndNowhereElse() throws IOException, InterruptedException {
    String files = folder("placed", "{\"connection\":\"local\",\"path\":\"shelf\"}");
    client.put("/api/v1/connections/local/files/shelf/x.txt", "there").good();
    client.put("/api/v1/connections/local/files/shelfish.txt", "elsewhere").good();

    assertThat(client.get(files).good().body()).contains("\"x.txt\"").doesNotContain("elsewhere");
    assertThat(client.get(files + "/x.txt").good().body()).isEqualTo("there");
    for (String path : new String[] {"..%2Fshelfish.txt", "%2Fetc%2Fpasswd", "a%00b", "a%5Cb"}) {
      assertThat(client.get(files + "/" + path).status()).isBetween(400, 499);
      assertThat(client.put(files + "/" + path, "x").status()).isBetween(400, 499);
    }
    String managed = folder("inside", "{\"connection\":\"local\",\"path\":\"managed/x\"}");
    client.get(managed).isRefused(422, "invalid", "keeps managed datasets");
  }

  /** The address of the files of a new folder. */
  private String folder(String project, String spec) throws IOException, InterruptedException {
    Project made = studio.project(project);
    client.put(made.path("/folders/papers"), "{\"spec\":" + spec + "}").good();
    return made.path("/folders/papers/files");
  }
}
