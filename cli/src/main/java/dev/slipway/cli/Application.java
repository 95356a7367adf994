// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** All commands, put together by hand. */
final class Application {
  private final Terminal terminal;
  private final Surroundings surroundings;

  Application(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  /** Runs one command line and returns its exit code. */
  int run(String... arguments) {
    return commands().execute(arguments);
  }

  CommandLine commands() {
    Globals globals = new Globals();
    Session session = new Session(globals, terminal, surroundings);
    return new CommandLine(globals)
        .addSubcommand(new DemoCommand(session))
        .addSubcommand(new ServerCommand(session))
        .addSubcommand(new ApplyCommand(session))
        .addSubcommand(new DiffCommand(session))
        .addSubcommand(new GetCommand(session))
        .addSubcommand(new RenameCommand(session))
        .addSubcommand(new CopyCommand(session))
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(new SearchCommand(session))
        .addSubcommand(new HistoryCommand(session))
        .addSubcommand(new AuditCommand(session))
        .addSubcommand(new RestoreCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new BuildCommand(session))
        .addSubcommand(new RunsCommand(session))
        .addSubcommand(new LogsCommand(session))
        .addSubcommand(new CancelCommand(session))
        .addSubcommand(new SampleCommand(session))
        .addSubcommand(new LineageCommand(session))
        .addSubcommand(new SnapshotsCommand(session))
        .addSubcommand(new ClearCommand(session))
        .addSubcommand(new RollBackCommand(session))
        .addSubcommand(new PreviewCommand(session))
        .addSubcommand(new FilesCommand(session))
        .addSubcommand(new SqlCommand(session))
        .addSubcommand(new LoginCommand(session))
        .addSubcommand(new WhoamiCommand(session))
        .addSubcommand(new TokenCommand(session))
        .addSubcommand(new UserCommand(session))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(new RehearseCommand(session))
        .addSubcommand(
            new CommandLine(new AdminCommand(session)).addSubcommand(new RotateKeyCommand(session)))
        .addSubcommand(
            new CommandLine(new UpgradeCommand(session))
                .addSubcommand(new UpgradeStatusCommand(session))
                .addSubcommand(new UpgradeFinishCommand(session)))
        .addSubcommand(new DoctorCommand(session))
        .addSubcommand(new VersionCommand(session))
        .addSubcommand(new CompletionCommand(session))
        .addSubcommand(new HelpCommand(session))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed);
  }

  private int misused(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    if (arguments.length == 0) {
      command.usage(terminal.err());
      return Exit.USAGE;
    }
    terminal.error(String.valueOf(e.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, terminal.err())) {
      terminal.error("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
    }
    return Exit.USAGE;
  }

  private int failed(Exception e, CommandLine command, ParseResult result) {
    return new Faults(terminal).told(e);
  }
}
