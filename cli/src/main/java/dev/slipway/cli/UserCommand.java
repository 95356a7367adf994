// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.UserSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "user", description = "Add, list and disable users; administrators may.")
final class UserCommand implements Callable<Integer> {
  private final Session session;

  UserCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.misused("user", "Say what to do: add, list or disable.");
  }

  private record Wanted(String title, UserSpec spec) {}

  private record Change(Disabled spec) {
    record Disabled(boolean disabled) {}
  }

  private record NewPassword(String password) {}

  @Command(name = "add", description = "Add a user, or change the name and e-mail of one.")
  int add(
      @Parameters(paramLabel = "NAME", description = "By which they log in.") String name,
      @Option(names = "--title", paramLabel = "TEXT", description = "The name that is shown.")
          Optional<String> title,
      @Option(names = "--email", paramLabel = "ADDRESS", description = "Their e-mail address.")
          Optional<String> email,
      @Option(
              names = "--password",
              interactive = true,
              arity = "0..1",
              paramLabel = "PASSWORD",
              description = "Sets a password; asked for where it is left out.")
          Optional<String> password) {
    Name user = new Name(name);
    UserSpec wanted = new UserSpec(email.orElse(""), false, "");
    Json answer =
        session
            .server()
            .put(Routes.user(user), Documents.write(new Wanted(title.orElse(""), wanted)));
    password.ifPresent(secret ->
        session.server().put(Routes.password(user), Documents.write(new NewPassword(secret))));
    session.print(answer, () -> "There is a user " + user + ".");
    return Exit.DONE;
  }

  @Command(name = "list", description = "Users, by name.")
  int list() {
    List<Wire.Item> users = Listing.of(session.server(), Routes.all(Kind.USER));
    session.print(Documents.write(new Wire.Items(users, Optional.empty())), () -> table(users));
    return Exit.DONE;
  }

  @Command(
      name = "disable",
      description = "End a user's sessions and tokens at once, and tell what runs as them.")
  int disable(@Parameters(paramLabel = "NAME", description = "Whom.") String name) {
    Name user = new Name(name);
    Json change = Documents.write(new Change(new Change.Disabled(true)));
    session.server().patch(Routes.user(user), change);
    Json work = session.server().get(Routes.work(user));
    int runs = Documents.readStored(Wire.Runs.class, work).items().size();
    session.print(
        work,
        () ->
            "Disabled "
                + user
                + (runs == 0
                    ? "; nothing runs as them."
                    : "; " + runs + " runs were started by them and will end without rights."));
    return Exit.DONE;
  }

  private static String table(List<Wire.Item> users) {
    Grid grid = new Grid("name", "title", "e-mail", "state");
    for (Wire.Item item : users) {
      UserSpec spec = Documents.readStored(UserSpec.class, item.spec());
      grid.row(
          item.name().value(), item.title(), spec.email(), spec.disabled() ? "disabled" : "active");
    }
    return grid.text();
  }
}
