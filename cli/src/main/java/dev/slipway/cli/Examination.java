// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a machine has of what Slipway needs. */
final class Examination {
  private static final int JAVA = 25;
  private static final long ROOM = 5_000_000_000L;

  enum Verdict {
    FOUND,
    /** Not there, and only some things need it. */
    OPTIONAL,
    MISSING
  }

  record Finding(String what, Verdict verdict, String told) {}

  private final Tools tools;
  private final Path data;
  private final int port;

  Examination(Tools tools, Path data, int port) {
    this.tools = tools;
    this.data = data;
    this.port = port;
  }

  List<Finding> all() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(
        tool(
            "Maven",
            "mvn",
            "--version",
            Verdict.MISSING,
            "builds Slipway; install it from https://maven.apache.org"
                + " or with your system's package manager"));
    findings.add(directory());
    findings.add(room());
    findings.add(port());
    findings.add(tool("Git", "git", "--version", Verdict.OPTIONAL, "keeps a project's files"));
    findings.add(
        tool(
            "Python",
            "python3",
            "--version",
            Verdict.OPTIONAL,
            "reads datasets through the catalog"));
    return findings;
  }

  static Finding java(int feature) {
    return feature >= JAVA
        ? new Finding("Java", Verdict.FOUND, "version " + feature)
        : new Finding(
            "Java",
            Verdict.MISSING,
            "version "
                + feature
                + " is too old. Install a JDK "
                + JAVA
                + ", for example from https://adoptium.net, and set JAVA_HOME to it.");
  }

  private Finding tool(String what, String command, String option, Verdict ifMissing, String use)
      throws InterruptedException {
    Optional<String> version = tools.firstLine(command, option);
    return version
        .map(line -> new Finding(what, Verdict.FOUND, line))
        .orElseGet(() ->
            new Finding(
                what, ifMissing, "`" + command + "` is not on the search path. It " + use + "."));
  }

  private Finding directory() {
    Path existing = nearestExisting();
    if (!Files.isWritable(existing)) {
      return new Finding(
          "Data directory",
          Verdict.MISSING,
          existing + " cannot be written. Choose another with --data, or give rights.");
    }
    String state =
        existing.equals(data) ? " is there and can be written" : " will be made at the first start";
    return new Finding("Data directory", Verdict.FOUND, data + state);
  }

  private Finding room() {
    try {
      long free = Files.getFileStore(nearestExisting()).getUsableSpace();
      return free >= ROOM
          ? new Finding("Disk", Verdict.FOUND, Amounts.bytes(free) + " free for " + data)
          : new Finding(
              "Disk",
              Verdict.MISSING,
              "only "
                  + Amounts.bytes(free)
                  + " free for "
                  + data
                  + ". Free "
                  + Amounts.bytes(ROOM)
                  + ", or choose another place with --data.");
    } catch (IOException e) {
      return new Finding(
          "Disk",
          Verdict.MISSING,
          "cannot tell what is free for " + data + ": " + Refusal.reason(e));
    }
  }

  private Finding port() {
    if (Ports.isFree(port)) {
      return new Finding("Port", Verdict.FOUND, port + " is free");
    }
    boolean isOurs =
        Address.running(data).filter(running -> running.url().endsWith(":" + port)).isPresent();
    return isOurs
        ? new Finding("Port", Verdict.FOUND, port + " is held by the server of " + data)
        : new Finding(
            "Port",
            Verdict.OPTIONAL,
            port + " is held by another program. Start the server with --port and another number.");
  }

  private Path nearestExisting() {
    Path path = data.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
