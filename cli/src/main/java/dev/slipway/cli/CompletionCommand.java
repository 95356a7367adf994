// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete commands and options.",
    footer = {"", "Put this into ~/.bashrc or ~/.zshrc: source <(slipway completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session
        .terminal()
        .line(AutoComplete.bash("slipway", spec.root().commandLine()).stripTrailing());
    return Exit.DONE;
  }
}
