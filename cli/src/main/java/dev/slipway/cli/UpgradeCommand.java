// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "upgrade",
    description = "See how far an upgrade is, and finish it; for administrators.",
    footer = {
      "",
      "To upgrade without stopping: replace the servers one after the other by the new release,"
          + " which works beside the one before it. When all are replaced, run `slipway upgrade"
          + " finish`. Until then one can go back; afterwards the release before cannot start any"
          + " more."
    })
final class UpgradeCommand implements Callable<Integer> {
  private final Session session;

  UpgradeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.misused("upgrade", "Say what to do: status or finish.");
  }
}
