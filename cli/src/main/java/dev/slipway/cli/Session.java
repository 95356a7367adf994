// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One call of the program: its options, where it prints, and the server it speaks to. */
final class Session {
  private final Globals globals;
  private final Terminal terminal;
  private final Surroundings surroundings;
  private Optional<Server> server = Optional.empty();

  Session(Globals globals, Terminal terminal, Surroundings surroundings) {
    this.globals = globals;
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  Terminal terminal() {
    return terminal;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Path data() {
    return dataOr(surroundings.defaultData());
  }

  /** The data directory that {@code --data} names, otherwise that one. */
  Path dataOr(Path usual) {
    return globals.data.map(surroundings.working()::resolve).orElse(usual);
  }

  Server server() {
    Server found = server.orElseGet(() -> new Server(address()));
    server = Optional.of(found);
    return found;
  }

  /** The same server, to which one is nobody yet. */
  Server strange() {
    Address known = address();
    return new Server(new Address(known.url(), "", known.certificate()));
  }

  private Address address() {
    return globals.server.map(url -> Address.of(data(), url)).orElseGet(() -> Address.of(data()));
  }

  /** Speaks to this server from now on, whatever the options say. */
  void use(Server other) {
    server = Optional.of(other);
  }

  /** The project that {@code --project} names, otherwise the only one that there is. */
  Name project() {
    return globals.project.map(Name::new).orElseGet(this::onlyProject);
  }

  /** The resource of that kind and name, in the project meant where the kind lives in one. */
  Ref ref(Kind kind, Name name) {
    return Routes.isInProject(kind)
        ? Ref.inProject(kind, project(), name)
        : Ref.ofInstance(kind, name);
  }

  /**
   * The resource that a person calls {@code dataset:flights} or {@code dataset:nyc/flights}; the
   * project is the one meant where none is named.
   */
  Ref ref(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(text, 80)
              + "' is no reference: write its kind before it, as in dataset:flights or"
              + " dataset:nyc/flights.");
    }
    Kind kind = Routes.kind(text.substring(0, colon));
    String name = text.substring(colon + 1);
    int slash = name.indexOf('/');
    return slash < 0
        ? ref(kind, new Name(name))
        : Ref.inProject(
            kind, new Name(name.substring(0, slash)), new Name(name.substring(slash + 1)));
  }

  Optional<Name> projectIfNamed() {
    return globals.project.map(Name::new);
  }

  private Name onlyProject() {
    List<String> keys =
        Listing.of(server(), Routes.all(Kind.PROJECT)).stream()
            .map(item -> item.name().value())
            .toList();
    if (keys.size() == 1) {
      return new Name(keys.getFirst());
    }
    throw new SlipwayException(
        ErrorCode.INVALID,
        keys.isEmpty()
            ? "There is no project yet. Apply one with `slipway apply -f FOLDER`."
            : "Say with --project which one you mean: " + String.join(", ", keys) + ".");
  }

  /** Says what is wrong with the command line, and returns the exit code for that. */
  int misused(String command, String sentence) {
    terminal.error(sentence);
    terminal.error("See `slipway " + command + " --help`.");
    return Exit.USAGE;
  }

  /** Prints an answer in the form that was asked for; {@code text} where none was. */
  void print(Json answer, Supplier<String> text) {
    print(answer, Globals.Format.table, text);
  }

  void print(Json answer, Globals.Format usual, Supplier<String> text) {
    String printed =
        switch (globals.output.orElse(usual)) {
          case json -> Documents.pretty(answer);
          case yaml -> Documents.toYaml(answer);
          case table -> text.get();
        };
    terminal.line(printed.stripTrailing());
  }

  /** Whether machines read the answer, so that nothing else may be printed before it. */
  boolean isForMachines() {
    return globals.output.filter(form -> form != Globals.Format.table).isPresent();
  }
}
