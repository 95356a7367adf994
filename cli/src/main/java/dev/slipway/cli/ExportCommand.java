// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Name;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Print a project as YAML that `apply` takes, or write it as a folder of files.")
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "PROJECT", description = "The project's key.")
  private String project = "";

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "The folder to write; files in it that are of the same name are replaced.")
  private Optional<Path> directory = Optional.empty();

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Exported> all = Exported.project(session.server(), new Name(project));
    if (directory.isPresent()) {
      Path folder = session.surroundings().working().resolve(directory.get());
      all.forEach(exported -> exported.write(folder));
      session
          .terminal()
          .line("Wrote " + all.size() + " resources of " + project + " to " + folder + ".");
    } else {
      session
          .terminal()
          .line(
              all.stream()
                  .map(Exported::yaml)
                  .collect(Collectors.joining("---\n"))
                  .stripTrailing());
    }
    return Exit.DONE;
  }
}
