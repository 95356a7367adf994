// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;

/** An open event stream of a studio. */
final class Watch implements AutoCloseable {
  private final RunningStudio studio;
  private final InputStream stream;
  private final BufferedReader lines;

  Watch(RunningStudio studio, InputStream stream) {
    this.studio = studio;
    this.stream = stream;
    this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  private record Started(String uid) {}

  /** Posts a build and returns its uid when the event of its success has come. */
  String build(String project, String request) throws IOException, InterruptedException {
    String run = studio.post("/api/v1/projects/" + project + "/actions/build", request);
    String uid = Documents.readStored(Started.class, new Json(run)).uid();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:") && line.contains(uid) && line.contains("\"subject\":\"run\"")) {
        if (line.contains("\"state\":\"succeeded\"")) {
          return uid;
        }
        if (line.contains("\"state\":\"failed\"")) {
          throw new IllegalStateException("the build failed: " + studio.get("/api/v1/runs/" + uid));
        }
      }
    }
    throw new IllegalStateException("the event stream ended before the build did");
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
