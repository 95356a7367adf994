// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.cli.Examination.Finding;
import dev.slipway.documents.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "Look for what Slipway needs on this machine, and say how to get what is missing."
            + " Exit code 1 if something needed is missing.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7171",
      description = "Default: ${DEFAULT-VALUE}")
  private int port;

  DoctorCommand(Session session) {
    this.session = session;
  }

  /** The answer for machines. */
  record Report(List<Finding> findings) {}

  @Override
  public Integer call() throws InterruptedException {
    Examination examination =
        new Examination(new Tools(session.surroundings().searchPath()), session.data(), port);
    List<Finding> findings = examination.all();
    session.print(Documents.write(new Report(findings)), () -> text(findings));
    return findings.stream().anyMatch(finding -> finding.verdict() == Examination.Verdict.MISSING)
        ? Exit.NO
        : Exit.DONE;
  }

  private static String text(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String mark =
          switch (finding.verdict()) {
            case FOUND -> "✓";
            case OPTIONAL -> "·";
            case MISSING -> "✗";
          };
      text.append(mark)
          .append(' ')
          .append(finding.what())
          .append(": ")
          .append(finding.told())
          .append('\n');
    }
    return text.toString();
  }
}
