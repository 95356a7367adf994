// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "files", description = "List, take, put and remove the files of a folder.")
final class FilesCommand implements Callable<Integer> {
  private static final String FOLDER = "Name of the folder, or of its project and it: nyc/photos.";

  private final Session session;

  FilesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.misused("files", "Say what to do: ls, get, put or rm.");
  }

  @Command(name = "ls", description = "The files of a folder, at any depth, with their sizes.")
  int list(@Parameters(paramLabel = "FOLDER", description = FOLDER) String folder) {
    List<Wire.HeldFile> files = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String page = Routes.page(Routes.within(folder(folder)), after.get());
      Wire.Held held = session.server().get(page, Wire.Held.class);
      files.addAll(held.items());
      after = held.next();
    }
    Json all = Documents.write(new Wire.Held(files, Optional.empty()));
    session.print(all, () -> table(files));
    return Exit.DONE;
  }

  private static String table(List<Wire.HeldFile> files) {
    Grid grid =
        new Grid(Grid.Head.text("path"), Grid.Head.number("bytes"), Grid.Head.text("changed"));
    files.forEach(
        file -> grid.row(file.path(), String.valueOf(file.bytes()), file.changed().toString()));
    return grid.text();
  }

  @Command(name = "get", description = "Download a file.")
  int get(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) String folder,
      @Parameters(paramLabel = "PATH", description = "Of the file in the folder.") String path,
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description = "Where to put it. Default: its own name, here.")
          Optional<Path> target) {
    Path file = target.orElseGet(() -> Path.of(path.substring(path.lastIndexOf('/') + 1)));
    session.server().download(Routes.within(folder(folder), path), file);
    session.terminal().line("Downloaded " + path + " to " + file + ".");
    return Exit.DONE;
  }

  @Command(name = "put", description = "Upload a file, over one that may be there.")
  int put(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) String folder,
      @Parameters(paramLabel = "FILE", description = "To be uploaded.") Path file,
      @Parameters(
              paramLabel = "PATH",
              arity = "0..1",
              description = "Its path in the folder. Default: its own name.")
          Optional<String> path) {
    String target = path.orElseGet(() -> String.valueOf(file.getFileName()));
    session.server().upload(Routes.within(folder(folder), target), file);
    session.terminal().line("Uploaded " + file + " as " + target + ".");
    return Exit.DONE;
  }

  @Command(name = "rm", description = "Remove a file; no fault if it is absent.")
  int remove(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) String folder,
      @Parameters(paramLabel = "PATH", description = "Of the file in the folder.") String path) {
    session.server().delete(Routes.within(folder(folder), path));
    session.terminal().line("Removed " + path + ".");
    return Exit.DONE;
  }

  private Ref folder(String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? Ref.inProject(Kind.FOLDER, session.project(), new Name(name))
        : Ref.inProject(
            Kind.FOLDER, new Name(name.substring(0, slash)), new Name(name.substring(slash + 1)));
  }
}
