// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.AccessMatrix.Row;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every route of the server's own description, asked by everybody, beside {@link AccessMatrix}; a
 * route without a row fails.
 */
@ExtendWith(Scratch.Given.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
  private final Client admin;
  private final Crowd crowd;
  private final String run;
  private final AccessMatrix matrix;

  AccessMatrixIT(Scratch studio) throws IOException, InterruptedException {
    this.admin = studio.client();
    this.crowd = new Crowd(admin);
    this.run = admin.post("/api/v1/projects/matrix/actions/build", "{}").good().text("uid");
    this.matrix = new AccessMatrix(run);
  }

  @Test
  void hasARowForEveryRoute() throws IOException, InterruptedException {
    Set<String> routes = Routes.of(admin);

    assertThat(routes).hasSizeGreaterThan(30);
    assertThat(new TreeSet<>(matrix.rows().stream().map(Row::route).toList())).isEqualTo(routes);
  }

  @Test
  void answersEverybodyAsTheTableSays() throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Row row : matrix.rows()) {
      for (int i = 0; i < Crowd.ROLES.size(); i++) {
        String role = Crowd.ROLES.get(i);
        if (!row.method().equals("GET")) {
          crowd.restore();
        }
        int status = status(crowd.of(role), row, row.body().replace("ROLE", role));
        asked++;
        if (status != row.expected().get(i)) {
          wrong.add(
              row.method()
                  + " "
                  + row.address()
                  + " as "
                  + role
                  + ": "
                  + status
                  + ", expected "
                  + row.expected().get(i));
        }
      }
    }
    System.out.println("access matrix: " + matrix.rows().size() + " rows, " + asked + " requests");
    assertThat(wrong).isEmpty();
  }

  @Test
  void saysTheSameOfWhatIsHiddenAndOfWhatIsNotThere() throws IOException, InterruptedException {
    String absent = run.substring(0, 25) + (run.endsWith("0") ? "1" : "0");
    int compared = 0;
    for (Row row : matrix.rows()) {
      for (String role : Crowd.ROLES) {
        int expected = row.expected().get(Crowd.ROLES.indexOf(role));
        boolean hidden = expected == 404 || (expected == 422 && role.equals("other"));
        if (hidden && !row.method().equals("HEAD")) {
          String there = ask(crowd.of(role), row, row.address(), row.body());
          String nowhere =
              ask(
                  crowd.of(role),
                  row,
                  elsewhere(row.address(), absent),
                  elsewhere(row.body(), absent));
          assertThat(nowhere).as(row.route() + " as " + role).isEqualTo(elsewhere(there, absent));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void listsToEachWhatTheyMaySeeAlone() throws IOException, InterruptedException {
    Client other = crowd.of("other");
    assertThat(other.get("/api/v1/projects").good().body())
        .contains("m-others")
        .doesNotContain("matrix");
    assertThat(other.get("/api/v1/users").good().body())
        .contains("m-other")
        .doesNotContain("victim");
    assertThat(other.get("/api/v1/connections").good().body()).doesNotContain("local");
    assertThat(other.get("/api/v1/runs").good().body()).doesNotContain(run);
    assertThat(other.get("/catalog/v1/namespaces").good().body()).doesNotContain("matrix");
    assertThat(other.get("/catalog/v1/namespaces/matrix").status()).isEqualTo(404);
    assertThat(crowd.of("reader").get("/api/v1/runs").good().body()).contains(run);
    assertThat(crowd.of("reader").get("/catalog/v1/namespaces").good().body()).contains("matrix");
  }

  /** The framework's own route of metrics is not in the description that the matrix is held to. */
  @Test
  void tellsOfItsInsidesToAdministratorsAlone() throws IOException, InterruptedException {
    String insides = "\"directory\"";
    for (String role : Crowd.ROLES) {
      Client client = crowd.of(role);
      boolean administers = role.equals("admin");
      if (!role.equals("anonymous")) {
        String status = client.get("/api/v1/status").good().body();
        assertThat(status).contains("\"version\"", "\"user\"");
        assertThat(status.contains(insides)).as(role).isEqualTo(administers);
        assertThat(status.contains("\"store\"")).as(role).isEqualTo(administers);
        assertThat(client.get("/metrics").status()).as(role).isEqualTo(administers ? 200 : 403);
        assertThat(administers || client.get("/metrics/").status() == 403).as(role).isTrue();
      }
    }
  }

  private static String elsewhere(String text, String absentRun) {
    return text.replace(absentRun.substring(0, 25), "RUN")
        .replaceAll("RUN.", absentRun)
        .replaceAll("matrix(?!-file)", "nowhere")
        .replace("local", "nolocal")
        .replace("victim", "nobody");
  }

  private static String ask(Client client, Row row, String address, String body)
      throws IOException, InterruptedException {
    Answer answer = client.send(row.method(), address, BodyPublishers.ofString(body), type(row));
    return answer.status() + " " + answer.body();
  }

  private static int status(Client client, Row row, String body)
      throws IOException, InterruptedException {
    if (row.pattern().endsWith("/changes")) {
      HttpResponse<Stream<String>> stream = client.listen(row.address());
      try (Stream<String> _ = stream.body()) {
        return stream.statusCode();
      }
    }
    return client
        .send(row.method(), row.address(), BodyPublishers.ofString(body), type(row))
        .status();
  }

  private static String[] type(Row row) {
    return row.body().isEmpty() ? new String[0] : new String[] {"Content-Type", "application/json"};
  }
}
