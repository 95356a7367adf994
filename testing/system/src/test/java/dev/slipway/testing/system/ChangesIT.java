// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The feed as a browser listens to it. */
@Timeout(60)
@ExtendWith(Scratch.Given.class)
class ChangesIT {
  private final Scratch studio;
  private final Client client;

  ChangesIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  private long end() throws IOException, InterruptedException {
    return client.get("/api/v1/status").good().number("feedEnd");
  }

  private List<String> ids(long most, String path, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer = client.listen(path, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (Stream<String> lines = answer.body()) {
      return lines
          .filter(line -> line.startsWith("id:"))
          .map(line -> line.substring("id:".length()).strip())
          .limit(most)
          .toList();
    }
  }

  @Test
  void resumesAfterTheLastEventThatWasSeen() throws IOException, InterruptedException {
    long before = end();
    for (String name : List.of("first", "second", "third")) {
      studio.project(name + "-seen");
    }

    assertThat(ids(3, "/api/v1/changes?after=" + before))
        .containsExactly("" + (before + 1), "" + (before + 2), "" + (before + 3));
    assertThat(ids(1, "/api/v1/changes", "Last-Event-ID", "" + (before + 2)))
        .containsExactly("" + (before + 3));
    assertThat(ids(1, "/api/v1/changes?after=" + before, "Last-Event-ID", "" + (before + 1)))
        .containsExactly("" + (before + 2));
  }

  @Test
  void beginsWithWhatHappensFromNowOn() throws IOException, InterruptedException {
    long before = end();
    CountDownLatch listening = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            listening.await();
            studio.project("happens");
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });

    try (Stream<String> lines = client.listen("/api/v1/changes").body()) {
      assertThat(
              lines
                  .peek(_ -> listening.countDown())
                  .filter(line -> line.startsWith("id:"))
                  .findFirst())
          .contains("id:" + (before + 1));
    }
  }

  @Test
  void tellsOfOneRunAlone() throws IOException, InterruptedException {
    Project project = studio.project("alone");
    project.upload("sales.csv", "id\n1\n");
    project.csv("sales", "sales.csv", "").good();
    project.make("big", "sales", filter("id > 0"), "").good();
    long before = end();
    String run = project.build("big");
    studio.project("other-alone");
    project.ended(run);

    String path = "/api/v1/changes?after=" + before + "&run=" + run;
    try (Stream<String> lines = client.listen(path).body()) {
      List<String> seen =
          lines
              .filter(line -> line.startsWith("data:"))
              .takeWhile(line -> !line.contains("\"state\":\"succeeded\"}"))
              .toList();
      assertThat(seen).isNotEmpty().allMatch(line -> line.contains(run));
    }
  }

  @Test
  void tellsByAStatusThatAPositionIsGone() throws IOException, InterruptedException {
    client
        .get("/api/v1/changes?after=" + (end() + 1000))
        .isRefused(410, "gone", "List again and resume from there");
    client
        .get("/api/v1/changes", "Last-Event-ID", "x")
        .isRefused(400, "malformed", "/api/v1/changes");
  }
}
