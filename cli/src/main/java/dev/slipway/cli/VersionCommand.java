// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "version",
    description = "Print the version of Slipway and of the Java that runs it.")
final class VersionCommand implements Callable<Integer> {
  private final Session session;

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.terminal().line("slipway " + ownVersion() + " on Java " + Runtime.version());
    return Exit.DONE;
  }

  /** As the jar's manifest says; classes that were not packed are of no version. */
  private static String ownVersion() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
