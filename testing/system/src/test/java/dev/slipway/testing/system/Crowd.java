// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A project {@code matrix} with a member of each role, somebody who owns another project, and each
 * one's client.
 */
final class Crowd {
  /** In the order of the columns of a matrix. */
  static final List<String> ROLES =
      List.of("anonymous", "other", "reader", "run-only", "analyst", "editor", "owner", "admin");

  private static final String PASSWORD = "a long enough one";

  private static final String PEOPLE =
      """
      {kind: user, name: victim}
      ---
      {kind: user, name: m-other}
      ---
      {kind: user, name: m-reader}
      ---
      {kind: user, name: m-run-only}
      ---
      {kind: user, name: m-analyst}
      ---
      {kind: user, name: m-editor}
      ---
      {kind: user, name: m-owner}
      ---
      {kind: service-account, name: m-robot}
      ---
      """;

  /** What every request of a matrix finds. */
  static final String BASE =
      PEOPLE
          + """
          kind: project
          name: matrix
          spec:
            connection: local
            members:
              - {user: m-reader, role: reader}
              - {user: m-run-only, role: run-only}
              - {user: m-analyst, role: analyst}
              - {user: m-editor, role: editor}
              - {user: m-owner, role: owner}
          ---
          kind: project
          name: m-others
          spec: {connection: local, members: [{user: m-other, role: owner, exportData: true}]}
          ---
          kind: dataset
          project: matrix
          name: raw
          spec:
            type: external
            connection: local
            path: matrix.csv
            format: {type: csv}
            schema: [{name: a, type: int64}]
          ---
          {kind: dataset, project: matrix, name: made, spec: {type: managed}}
          ---
          {kind: dataset, project: matrix, name: spare, spec: {type: managed}}
          ---
          {kind: folder, project: matrix, name: papers, spec: {}}
          ---
          kind: recipe
          project: matrix
          name: make
          spec:
            inputs: [{dataset: raw}]
            outputs: [made]
            operation: {type: filter, condition: a > 0}
          """;

  private final Client admin;
  private final Map<String, Client> clients = new LinkedHashMap<>();

  Crowd(Client admin) throws IOException, InterruptedException {
    this.admin = admin;
    admin.put("/api/v1/connections/local/files/matrix.csv", "a\n1\n2\n").good();
    restore();
    for (String role : ROLES) {
      clients.put(
          role,
          switch (role) {
            case "anonymous" -> admin.with("");
            case "admin" -> admin;
            default -> member("m-" + role);
          });
    }
  }

  void restore() throws IOException, InterruptedException {
    admin.apply(BASE).good();
  }

  Client of(String role) {
    return Objects.requireNonNull(clients.get(role), role);
  }

  /** With a token of one's own, got by a login. */
  private Client member(String user) throws IOException, InterruptedException {
    admin.put("/api/v1/users/" + user + "/password", "{\"password\":\"" + PASSWORD + "\"}").good();
    Client browser = admin.with("");
    Answer in =
        browser
            .post("/api/v1/login", "{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}")
            .good();
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    Answer token = browser.post("/api/v1/tokens", "{\"name\":\"matrix\"}", "Cookie", cookie).good();
    return admin.with(token.text("secret"));
  }
}
