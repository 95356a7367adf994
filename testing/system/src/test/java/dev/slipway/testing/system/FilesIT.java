// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of a connection, put and taken over REST. */
@ExtendWith(Scratch.Given.class)
class FilesIT {
  private static final String FILES = "/api/v1/connections/local/files";

  private final Client client;

  FilesIT(Scratch studio) {
    this.client = studio.client();
  }

  @Test
  void givesBackWhatWasPut() throws IOException, InterruptedException {
    String text = "id,name\n1,Zo\u00eb\n".repeat(100_000);
    long bytes = client.put(FILES + "/a%20b/people.csv", text).good().number("bytes");

    Answer taken = client.get(FILES + "/a%20b/people.csv").good();

    assertThat(taken.body().equals(text)).isTrue();
    assertThat(taken.headers().firstValueAsLong("Content-Length")).hasValue(bytes);
    assertThat(client.get(FILES + "?path=a%20b").good().text("path")).isEqualTo("a b/people.csv");
  }

  @Test
  void tellsTheLengthWithoutTheBytes() throws IOException, InterruptedException {
    client.put(FILES + "/length/five.txt", "12345").good();

    Answer head = send("HEAD", "/length/five.txt").good();

    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(5);
    assertThat(send("HEAD", "/length/six.txt").status()).isEqualTo(404);
  }

  @Test
  void replacesUnlessAskedToCreate() throws IOException, InterruptedException {
    client.put(FILES + "/twice/a.txt", "one").good();
    client.put(FILES + "/twice/a.txt", "two").good();

    client
        .put(FILES + "/twice/a.txt", "three", "If-None-Match", "*")
        .isRefused(409, "conflict", "it is there already");
    assertThat(client.get(FILES + "/twice/a.txt").good().body()).isEqualTo("two");
  }

  @Test
  void deletesAndMindsNoAbsence() throws IOException, InterruptedException {
    client.put(FILES + "/gone/a.txt", "one").good();

    assertThat(send("DELETE", "/gone/a.txt").status()).isEqualTo(204);
    assertThat(send("DELETE", "/gone/a.txt").status()).isEqualTo(204);

    client.get(FILES + "/gone/a.txt").isRefused(404, "not-found", "'gone/a.txt'");
  }

  @Test
  void keepsPeoplesFilesOutOfManagedTables() throws IOException, InterruptedException {
    client
        .put(FILES + "/managed/mine.csv", "id\n1\n")
        .isRefused(422, "invalid", "files there belong to tables");
  }

  private Answer send(String method, String path) throws IOException, InterruptedException {
    return client.send(method, FILES + path, BodyPublishers.noBody());
  }
}
