// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "admin", description = "Look after the instance; for administrators.")
final class AdminCommand implements Callable<Integer> {
  private final Session session;

  AdminCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.misused("admin", "Say what to do, such as `slipway admin rotate-key`.");
  }
}
