// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The demo project on a running server: put there, built and shown. */
final class Demo {
  static final Name PROJECT = new Name("nycflights");
  private static final Name CONNECTION = new Name("nycflights-files");

  /** Datasets with this tag are what the demo is about. */
  private static final String RESULT = "result";

  private final Server server;
  private final Surroundings surroundings;
  private final Terminal terminal;

  Demo(Server server, Surroundings surroundings, Terminal terminal) {
    this.server = server;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Returns the exit code. */
  int run() {
    Instant began = surroundings.clock().instant();
    Path folder = surroundings.home().resolve("demo").resolve("nycflights13");
    Applying.send(server, Sources.read(folder, Path.of("connection.yaml")), false);
    new DemoFiles(server, CONNECTION, terminal).upload(folder.resolve("data"));
    Applying.send(server, Sources.read(folder, Path.of("")), false);
    int exit = build();
    if (exit == Exit.DONE) {
      show();
    }
    terminal.line("");
    terminal.line(
        "That took " + Amounts.time(Duration.between(began, surroundings.clock().instant())) + ".");
    return exit;
  }

  private int build() {
    BuildRequest request = new BuildRequest(List.of(), BuildRequest.Mode.STALE);
    Wire.Plan plan =
        server.post(Routes.build(PROJECT, true), Documents.write(request), Wire.Plan.class);
    if (Planning.isUpToDate(plan)) {
      terminal.line("Everything is up to date:");
      terminal.line(Planning.text(plan));
      return Exit.DONE;
    }
    Wire.Detail end =
        new Following(server, surroundings).build(PROJECT, request, Progress.on(terminal));
    Ending.lines(end).forEach(terminal::line);
    return Ending.exit(end);
  }

  private void show() {
    Origins origins = Origins.read(server, PROJECT);
    for (Wire.Item dataset : Listing.of(server, Routes.all(Kind.DATASET, PROJECT))) {
      if (dataset.tags().contains(RESULT)) {
        Json rows = server.get(Routes.sample(PROJECT, dataset.name(), 50, false));
        terminal.line("");
        terminal.line(dataset.title() + " (" + dataset.name() + ")");
        terminal.line(RowsTable.text(Documents.readStored(Wire.Rows.class, rows)));
        terminal.line(origins.of(dataset.name()));
      }
    }
  }
}
