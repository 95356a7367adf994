// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.access.Access;
import dev.slipway.control.access.Accounts;
import dev.slipway.control.access.Logins.TooEarly;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.server.Settings.Machine;
import dev.slipway.server.Settings.Refused;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakGlassTest {
  @TempDir Path data;

  private final BreakGlass breakGlass = new BreakGlass(new SecureRandom());

  private String run(String... arguments) throws Refused {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return breakGlass.run(all, new Machine(data, 2, 4L << 30, ""));
  }

  private Store store() throws Refused {
    Settings settings =
        Settings.parse(List.of("--data", data.toString()), new Machine(data, 2, 4L << 30, ""));
    return DatabaseSetting.open(
        settings, StoreSettings.standard("test"), Thread.ofPlatform().daemon().factory());
  }

  @Test
  void setsAPasswordThatLogsIn() throws Refused, TooEarly {
    String told = run("reset-password");
    String password = told.lines().findFirst().orElseThrow().replaceAll(".*: ", "");

    try (Store store = store()) {
      Accounts accounts =
          new Accounts(store, new Access(store), Clock.systemUTC(), new SecureRandom());
      assertThat(accounts.logins().logIn("owner", password, "::1").caller())
          .isEqualTo(Access.owner());
      assertThat(store.tips().audit(Optional.empty(), Page.Request.FIRST).items())
          .extracting(entry -> entry.action() + " by " + entry.by().name())
          .containsExactly("log-in by owner", "set-password by slipway");
    }
  }

  @Test
  void makesAnotherAdminToken() throws Refused, IOException {
    run("reset-admin");
    String first = Files.readString(data.resolve("admin-token"));
    run("reset-admin");

    assertThat(Files.readString(data.resolve("admin-token"))).isNotEqualTo(first);
    try (Store store = store()) {
      assertThat(store.tips().audit(Optional.empty(), Page.Request.FIRST).items()).hasSize(2);
    }
  }

  @Test
  void waitsForTheServerToBeStopped() throws Refused {
    Store running = store();
    try (running) {
      assertThatThrownBy(() -> run("reset-password"))
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE));
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> run("reset-everything")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> run("reset-password", "--user", "nobody"))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }
}
