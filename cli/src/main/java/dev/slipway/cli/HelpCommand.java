// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Tell what there is, or what one command does and takes.")
final class HelpCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
  private Optional<String> name = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    name.map(command -> subcommand(root, command)).orElse(root).usage(session.terminal().out());
    return Exit.DONE;
  }

  private static CommandLine subcommand(CommandLine root, String command) {
    return Optional.ofNullable(root.getSubcommands().get(command))
        .orElseThrow(() -> new ParameterException(root, "There is no command '" + command + "'."));
  }
}
