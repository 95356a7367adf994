// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    description = "Make, list and revoke personal access tokens: yours, or a service account's.")
final class TokenCommand implements Callable<Integer> {
  private final Session session;

  TokenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.misused("token", "Say what to do: create, list or revoke.");
  }

  /** A token that is asked for. */
  record Wanted(
      String name, String scope, List<Name> projects, int days, Optional<Name> serviceAccount) {}

  @Command(name = "create", description = "Make a token, and print its secret this once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
      @Option(names = "--read-only", description = "It changes nothing.") boolean readOnly,
      @Option(
              names = "--only",
              paramLabel = "PROJECT",
              split = ",",
              description = "The only projects that it opens.")
          List<String> projects,
      @Option(
              names = "--days",
              paramLabel = "N",
              defaultValue = "90",
              description = "Until it ends, 1 to 366. Default: 90.")
          int days,
      @Option(names = "--service-account", paramLabel = "NAME", description = "Whose it is.")
          Optional<String> account) {
    List<Name> only = projects == null ? List.of() : projects.stream().map(Name::new).toList();
    Wanted wanted = new Wanted(name, readOnly ? "read" : "all", only, days, account.map(Name::new));
    Json answer = session.server().post(Routes.tokens(Optional.empty()), Documents.write(wanted));
    Wire.Token token = Documents.readStored(Wire.Token.class, answer);
    session.print(
        answer,
        () ->
            token.secret()
                + "\nIt ends on "
                + token.expires()
                + " and is not shown again. Its id is "
                + token.id()
                + ".");
    return Exit.DONE;
  }

  @Command(name = "list", description = "Tokens with their scope, end and last use.")
  int list(
      @Option(names = "--service-account", paramLabel = "NAME", description = "Whose they are.")
          Optional<String> account) {
    Json answer = session.server().get(Routes.tokens(account.map(Name::new)));
    session.print(answer, () -> table(Documents.readStored(Wire.Tokens.class, answer).items()));
    return Exit.DONE;
  }

  @Command(name = "revoke", description = "End a token at once.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "Its id, as listed.") String id,
      @Option(names = "--service-account", paramLabel = "NAME", description = "Whose it is.")
          Optional<String> account) {
    session.server().delete(Routes.token(id, account.map(Name::new)));
    session.terminal().line("Revoked " + id + ".");
    return Exit.DONE;
  }

  private static String table(List<Wire.Token> tokens) {
    Grid grid = new Grid("id", "name", "scope", "ends", "last used");
    for (Wire.Token token : tokens) {
      String scope =
          token.scope()
              + (token.projects().isEmpty() ? "" : " in " + String.join(", ", token.projects()));
      grid.row(
          token.id().value(),
          token.name(),
          scope,
          token.expires().toString(),
          token.lastUsed().map(Instant::toString).orElse("never"));
    }
    return grid.text();
  }
}
