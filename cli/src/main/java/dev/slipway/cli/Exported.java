// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A resource as a file keeps it. */
record Exported(Kind kind, Name name, Json document) {

  private record Answer(List<Json> items) {}

  private record Head(Kind kind, Name name) {}

  /** A project and all that is in it. */
  static List<Exported> project(Server server, Name key) {
    return server.get(Routes.export(key), Answer.class).items().stream().map(Exported::of).toList();
  }

  private static Exported of(Json document) {
    Head head = Documents.readStored(Head.class, document);
    return new Exported(head.kind(), head.name(), document);
  }

  String yaml() {
    return Documents.toYaml(document);
  }

  /** Writes {@code <kind>s/<name>.yaml} below the folder; names are safe as file names. */
  void write(Path folder) {
    Path ofKind = folder.resolve(kind + "s");
    Path file = ofKind.resolve(name + ".yaml");
    try {
      Files.createDirectories(ofKind);
      Files.writeString(file, yaml());
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "Cannot write " + file + ": " + Refusal.reason(e) + ". Choose another --directory.",
          e);
    }
  }
}
