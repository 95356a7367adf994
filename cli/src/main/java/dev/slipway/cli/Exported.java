// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A resource as a file keeps it: what people wrote, and nothing that the server added. */
record Exported(
    Kind kind,
    Optional<Name> project,
    Name name,
    String title,
    String description,
    List<String> tags,
    Json spec) {

  private static Exported of(Wire.Item item) {
    return new Exported(
        item.kind(),
        item.project(),
        item.name(),
        item.title(),
        item.description(),
        item.tags(),
        item.spec());
  }

  /** The project, the connection of its managed datasets, its datasets and its recipes. */
  static List<Exported> project(Server server, Name key) {
    Wire.Item project = server.get(Routes.of(Ref.ofInstance(Kind.PROJECT, key)), Wire.Item.class);
    Name connection = Documents.readStored(ProjectSpec.class, project.spec()).connection();
    List<Wire.Item> items = new ArrayList<>();
    items.add(server.get(Routes.of(Ref.ofInstance(Kind.CONNECTION, connection)), Wire.Item.class));
    items.add(project);
    items.addAll(Listing.of(server, Routes.all(Kind.DATASET, key)));
    items.addAll(Listing.of(server, Routes.all(Kind.RECIPE, key)));
    return items.stream().map(Exported::of).toList();
  }

  String yaml() {
    return Documents.toYaml(Documents.write(this));
  }

  /** Writes {@code <kind>s/<name>.yaml} below the folder; names are safe as file names. */
  void write(Path folder) {
    Path file = folder.resolve(kind + "s").resolve(name + ".yaml");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, yaml());
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "Cannot write " + file + ": " + Refusal.reason(e) + ". Choose another --directory.",
          e);
    }
  }
}
