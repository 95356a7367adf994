// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCommandTest extends ServedCommands {
  private static final String FILES = "/api/v1/projects/nyc/folders/photos/files";

  @TempDir private Path here;

  @Test
  void listsAllPages() {
    server
        .on(
            "GET " + FILES + "?limit=500",
            "{\"items\":[{\"path\":\"a/b.txt\",\"bytes\":5,\"changed\":\"2026-01-31T00:00:00Z\"}],\"next\":\"a/b.txt\"}")
        .on(
            "GET " + FILES + "?limit=500&after=a%2Fb.txt",
            "{\"items\":[{\"path\":\"c\",\"bytes\":12,\"changed\":\"2026-02-01T00:00:00Z\"}]}");

    assertThat(slipway.run("files", "ls", "nyc/photos")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("a/b.txt", "2026-01-31", "12");
  }

  @Test
  void takesAndPutsFiles() throws IOException {
    server
        .on("GET " + FILES + "/a%20b/c.txt", 200, "application/octet-stream", "bytes")
        .on("PUT " + FILES + "/c.txt", 201, "application/json", "{}")
        .on("DELETE " + FILES + "/c.txt", 204, "application/json", "");
    Path file = here.resolve("c.txt");

    assertThat(slipway.run("files", "get", "nyc/photos", "a b/c.txt", file.toString()))
        .isEqualTo(Exit.DONE);
    assertThat(file).hasContent("bytes");
    assertThat(slipway.run("files", "put", "photos", file.toString(), "--project", "nyc"))
        .isEqualTo(Exit.DONE);
    assertThat(server.asked().getLast().body()).isEqualTo("bytes");
    assertThat(slipway.run("files", "rm", "nyc/photos", "c.txt")).isEqualTo(Exit.DONE);
  }

  @Test
  void leavesTheFileOfBeforeWhereTheServerSaysNo() throws IOException {
    server.refuses(
        "GET " + FILES + "/c.txt",
        403,
        "{\"title\":\"Forbidden\",\"detail\":\"No.\",\"code\":\"forbidden\"}");
    Path file = Files.writeString(here.resolve("c.txt"), "old");

    assertThat(slipway.run("files", "get", "nyc/photos", "c.txt", file.toString()))
        .isEqualTo(Exit.REFUSED);

    assertThat(file).hasContent("old");
    assertThat(slipway.err()).contains("No.");
  }
}
