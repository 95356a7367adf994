// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "rotate-key",
    description =
        "Encrypt all secrets under a new key and drop the old one. After an interruption, run it"
            + " again.")
final class RotateKeyCommand implements Callable<Integer> {
  private final Session session;

  RotateKeyCommand(Session session) {
    this.session = session;
  }

  /** What the server answers. */
  private record Rotated(String key, long secrets, int dropped) {}

  @Override
  public Integer call() {
    Json answer = session.server().post(Routes.rotateKey(), Json.EMPTY);
    session.print(answer, () -> text(Documents.readStored(Rotated.class, answer)));
    return Exit.DONE;
  }

  private static String text(Rotated rotated) {
    return "The key is now "
        + rotated.key()
        + ": "
        + rotated.secrets()
        + " secrets were encrypted anew, "
        + rotated.dropped()
        + " old keys dropped. Copy the key file to where you keep the last one.";
  }
}
