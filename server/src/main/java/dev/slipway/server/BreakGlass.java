// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Access;
import dev.slipway.control.access.Accounts;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.server.Settings.Machine;
import dev.slipway.server.Settings.Refused;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The way back in for whoever has the host, when nobody can log in any more. Works on the data
 * directory itself: a server that runs on it has to be stopped first, which the store says.
 */
final class BreakGlass {
  /** The first word of a command line that asks for it. */
  static final String COMMAND = "admin";

  static final String USAGE =
      """
      slipway admin reset-admin [setting ...]
      slipway admin reset-password [--user NAME] [setting ...]

        reset-admin      makes another admin token, and enables the built-in owner
        reset-password   sets and prints a new password; of the owner unless --user names another

      Settings say which data directory, as those of `slipway server` do. Stop the server first.
      """;

  private final SecureRandom random;

  BreakGlass(SecureRandom random) {
    this.random = random;
  }

  /** Returns what to tell. */
  String run(List<String> arguments, Machine machine) throws Refused {
    List<String> rest = new ArrayList<>(arguments);
    String what = rest.isEmpty() ? "" : rest.removeFirst();
    int user = rest.indexOf("--user");
    Name name = Access.owner().name();
    if (what.equals("reset-password") && user >= 0 && user + 1 < rest.size()) {
      name = new Name(rest.get(user + 1));
      rest.subList(user, user + 2).clear();
    }
    if (!what.equals("reset-password") && !what.equals("reset-admin")) {
      throw new Refused(List.of("There is no '" + what + "' here.", "", USAGE));
    }
    Settings settings = Settings.parse(rest, machine);
    try (Store store = open(settings)) {
      Accounts accounts = new Accounts(store, new Access(store), Clock.systemUTC(), random);
      accounts.ensureOwner();
      return what.equals("reset-admin")
          ? resetAdmin(accounts, settings.data())
          : resetPassword(accounts, name);
    }
  }

  private static Store open(Settings settings) {
    return DatabaseSetting.open(
        settings,
        StoreSettings.standard(Studio.VERSION),
        Thread.ofPlatform().name("store-", 0).daemon().factory());
  }

  private String resetAdmin(Accounts accounts, Path data) {
    accounts.resetOwner();
    try {
      Files.deleteIfExists(data.resolve(AdminToken.FILE));
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The old admin token in " + data + " could not be removed: " + e.getMessage() + ".",
          e);
    }
    AdminToken.of(data, random);
    return "The owner is enabled, and there is another token in "
        + data.resolve(AdminToken.FILE)
        + ".";
  }

  private String resetPassword(Accounts accounts, Name user) {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    accounts.resetPassword(user, password);
    return "The password of " + user + " is now: " + password + "\nChange it after the login.";
  }
}
