// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.SecretForm;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Secrets that specs only refer to: variables of the server, and files below one directory. */
public final class References {
  /** Variables with this beginning are the server's own settings and its key. */
  public static final String OWN = "SLIPWAY_";

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n\\z");
  private static final long MOST_BYTES = 64 << 10;

  private final Function<String, Optional<String>> environment;
  private final Optional<Path> directory;

  /**
   * @param environment the server's variables
   * @param directory below which files may be referred to; empty where none may
   */
  public References(Function<String, Optional<String>> environment, Optional<Path> directory) {
    this.environment = environment;
    this.directory = directory.map(path -> path.toAbsolutePath().normalize());
  }

  /** No variables and no files. */
  public static References none() {
    return new References(_ -> Optional.empty(), Optional.empty());
  }

  /**
   * The secret that a setting refers to.
   *
   * @param written {@code env:NAME} or {@code file:/path}
   * @throws SlipwayException {@code INVALID} if it is not there, or that is no reference; the
   *     sentence does not hold it
   */
  public Secret resolve(String written) {
    return switch (SecretForm.read(written)) {
      case SecretForm.Environment(String name) -> variable(name);
      case SecretForm.File(String path) -> file(path);
      case SecretForm.Kept _, SecretForm.Given _ ->
          throw refused("A secret is referred to by env:NAME or file:/path.");
    };
  }

  /** Why a reference cannot be used, whatever it leads to. */
  Optional<String> fault(SecretForm form) {
    return switch (form) {
      case SecretForm.Environment(String name) -> variableFault(name);
      case SecretForm.File(String path) -> fileFault(path);
      case SecretForm.Kept _, SecretForm.Given _ -> Optional.empty();
    };
  }

  private static Optional<String> variableFault(String name) {
    if (!VARIABLE.matcher(name).matches()) {
      return Optional.of(
          "'env:"
              + Text.visible(name, 80)
              + "' names no environment variable; a secret that"
              + " begins with 'env:' is written 'text:env:…'.");
    }
    return name.toUpperCase(Locale.ROOT).startsWith(OWN)
        ? Optional.of(
            "The variable '"
                + name
                + "' is the server's own and cannot be a connection's secret;"
                + " give another one.")
        : Optional.empty();
  }

  private Optional<String> fileFault(String path) {
    if (directory.isEmpty()) {
      return Optional.of(
          "'file:"
              + Text.visible(path, 150)
              + "' cannot be read: this server reads no secrets"
              + " from files. Whoever runs it can name a directory for them with --secret-files.");
    }
    try {
      return below(Path.of(path).normalize()) ? Optional.empty() : Optional.of(outside(path));
    } catch (InvalidPathException e) {
      return Optional.of(
          "'file:" + Text.visible(path, 150) + "' is no path: " + e.getReason() + ".");
    }
  }

  private boolean below(Path path) {
    return path.isAbsolute() && path.startsWith(directory.orElseThrow());
  }

  private String outside(String path) {
    return "'file:"
        + Text.visible(path, 150)
        + "' lies outside of "
        + directory.orElseThrow()
        + ", the only directory from which this server reads secrets.";
  }

  /**
   * @throws SlipwayException {@code INVALID} with a sentence that does not hold the content
   */
  Secret variable(String name) {
    variableFault(name).ifPresent(References::refuse);
    return environment
        .apply(name)
        .filter(value -> !value.isEmpty())
        .map(Secret::of)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID,
                "The environment variable '"
                    + name
                    + "' that a secret refers to is not set for the server; set it where the"
                    + " server is started and start it anew."));
  }

  /** Links are followed first: what counts is where the file really lies. */
  Secret file(String path) {
    fileFault(path).ifPresent(References::refuse);
    try {
      Path real = Path.of(path).toRealPath();
      if (!real.startsWith(directory.orElseThrow().toRealPath())) {
        throw refused(outside(path));
      }
      if (Files.size(real) > MOST_BYTES) {
        throw refused(
            "The file " + path + " has more than " + MOST_BYTES + " bytes and is no secret.");
      }
      String content = LINE_END.matcher(Files.readString(real)).replaceFirst("");
      if (content.isEmpty()) {
        throw refused("The file " + path + " that a secret refers to is empty.");
      }
      return Secret.of(content);
    } catch (CharacterCodingException e) {
      throw refused("The file " + path + " that a secret refers to is no text in UTF-8.");
    } catch (IOException e) {
      throw refused(
          "The file "
              + path
              + " that a secret refers to cannot be read ("
              + e.getClass().getSimpleName()
              + "); put it there and let the server read it.");
    }
  }

  private static void refuse(String why) {
    throw refused(why);
  }

  private static SlipwayException refused(String why) {
    return new SlipwayException(ErrorCode.INVALID, why);
  }
}
