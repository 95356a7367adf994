// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "login",
    description =
        "Log in to a server, and keep a personal access token of 30 days for the commands to come.")
final class LoginCommand implements Callable<Integer> {
  private static final int DAYS = 30;

  private final Session session;

  @Option(names = "--user", paramLabel = "NAME", required = true, description = "Who logs in.")
  private String user = "";

  @Option(
      names = "--password",
      required = true,
      interactive = true,
      arity = "0..1",
      paramLabel = "PASSWORD",
      description = "Asked for where its value is left out, which keeps it out of all histories.")
  private String password = "";

  LoginCommand(Session session) {
    this.session = session;
  }

  private record Credentials(String user, String password) {}

  @Override
  public Integer call() {
    Server open = session.strange();
    String cookie = open.logIn(Routes.login(), Documents.write(new Credentials(user, password)));
    TokenCommand.Wanted wanted =
        new TokenCommand.Wanted("slipway login", "all", List.of(), DAYS, Optional.empty());
    Wire.Token token =
        open.post(
            Routes.tokens(Optional.empty()), Documents.write(wanted), Wire.Token.class, cookie);
    Path file = keep(open.url(), token.secret());
    session
        .terminal()
        .line(
            "Logged in as "
                + user
                + " until "
                + token.expires()
                + "; the token is in "
                + file
                + ".");
    return Exit.DONE;
  }

  private Path keep(URI url, String token) {
    Path file = Address.tokenFile(session.data(), url);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, token + "\n", StandardOpenOption.WRITE);
      return file;
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "The token could not be kept in " + file + ": " + e.getMessage() + ".",
          e);
    }
  }
}
