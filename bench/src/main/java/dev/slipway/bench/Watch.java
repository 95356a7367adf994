// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.IOException;

/** Starts builds of a studio, and sees by its event stream when they have ended. */
final class Watch implements AutoCloseable {
  private final Wire requests;
  private final Wire events;

  Watch(Http studio) throws IOException {
    this.requests = new Wire(studio);
    this.events = new Wire(studio);
    events.open("/api/v1/changes");
  }

  private record Started(String uid) {}

  /** Posts a build and returns its uid when the event of its success has come. */
  String build(String project, String request) throws IOException {
    String run = requests.post("/api/v1/projects/" + project + "/actions/build", request);
    String uid = Documents.readStored(Started.class, new Json(run)).uid();
    while (true) {
      String event = events.piece();
      if (event.contains(uid) && event.contains("\"subject\":\"run\"")) {
        if (event.contains("\"state\":\"succeeded\"")) {
          return uid;
        }
        if (event.contains("\"state\":\"failed\"")) {
          throw new IllegalStateException("the build " + uid + " failed");
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    events.close();
  }
}
