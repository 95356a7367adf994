// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command, and the options that every command takes. */
@Command(
    name = "slipway",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "A self-hosted data-science studio: datasets, recipes and builds from the command line.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions of every command:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:The answer is no: a build failed, files differ, something is missing.",
      "2:The command line is wrong.",
      "3:The server refused the request.",
      "4:No server answered, or something that it needs did not.",
      "5:A fault of Slipway itself."
    },
    footer = {
      "",
      "The launcher also knows `slipway check`, `test`, `bench` and `soak`.",
      "`slipway help COMMAND` tells more about a command."
    })
final class Globals {
  /** How answers are printed. */
  enum Format {
    table,
    json,
    yaml
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Data directory of the server to speak to; its address and token are found there."
              + " Default: ~/.slipway")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Address of the server, where it is not the one of the data directory.")
  Optional<String> server = Optional.empty();

  @Option(
      names = "--project",
      paramLabel = "KEY",
      scope = ScopeType.INHERIT,
      description = "The project meant; not needed where there is only one.")
  Optional<String> project = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Tell what the command does and takes.")
  boolean help;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      scope = ScopeType.INHERIT,
      description = "Form of the answer: ${COMPLETION-CANDIDATES}. Default: what reads best.")
  Optional<Format> output = Optional.empty();
}
