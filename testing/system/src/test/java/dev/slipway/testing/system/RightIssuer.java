// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** npm's {@code oidc-provider} as a process, with accounts that a test can change. */
record RightIssuer(Process process, String url, Path accounts) implements AutoCloseable {
  static RightIssuer start(Path folder, String callback, String secret)
      throws IOException, InterruptedException {
    NodeProject node = NodeProject.install("issuer", "issuer.mjs");
    Path accounts = folder.resolve("accounts.json");
    Files.writeString(accounts, "{}");
    Process process =
        new ProcessBuilder("node", "issuer.mjs", callback, secret, accounts.toString())
            .directory(node.folder().toFile())
            .redirectError(folder.resolve("issuer.log").toFile())
            .start();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.startsWith("http://")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new AssertionError(
          "the provider did not start; it said:\n"
              + Files.readString(folder.resolve("issuer.log")));
    }
    return new RightIssuer(process, line, accounts);
  }

  /** Whom it knows from now on: an object of claims by login name. */
  void know(String json) throws IOException {
    Files.writeString(accounts, json);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
