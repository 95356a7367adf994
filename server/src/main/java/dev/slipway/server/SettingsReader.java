// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Concurrency;
import dev.slipway.control.execution.Policy;
import dev.slipway.control.execution.Retention;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AllowedAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * Reads the server's command line. Each setting is taken as it comes, the last of two wins, and
 * every problem is kept for the end.
 */
final class SettingsReader {
  private static final Pattern HOST_NAME =
      Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._-]{1,253}");

  /** How each setting is taken, in the order in which they are listed. */
  private final Map<String, Consumer<String>> settings = new LinkedHashMap<>();

  private final List<String> problems = new ArrayList<>();
  private final Settings.Machine machine;
  private Path data;
  private String database = "";
  private Optional<Path> databasePassword = Optional.empty();
  private String host = "127.0.0.1";
  private long port = 7171;
  private Tls tls = new Tls.Off();
  private String how = "";
  private Optional<Path> certificate = Optional.empty();
  private Optional<Path> privateKey = Optional.empty();
  private List<String> hostNames = List.of();
  private AllowedAddresses allowed = AllowedAddresses.onlyPublic();
  private Optional<Path> keyFile = Optional.empty();
  private Optional<Path> secretFiles = Optional.empty();
  private Optional<Path> oidc = Optional.empty();
  private long workers;
  private long mebibytes;
  private Optional<Long> projectLimit = Optional.empty();
  private Optional<Long> userLimit = Optional.empty();
  private long keepDays = Retention.STANDARD.age().toDays();
  private long keepRuns = Retention.STANDARD.runs();
  private long keepLogs = Retention.STANDARD.logBytes() >> 20;

  SettingsReader(Settings.Machine machine) {
    this.machine = machine;
    this.data = machine.home().resolve(".slipway");
    this.workers = machine.cores();
    settings.put("--data", value -> data = path(value));
    settings.put("--database", value -> database = value);
    settings.put("--database-password-file", value -> databasePassword = Optional.of(path(value)));
    settings.put("--host", value -> host = value);
    number("--port", 0, 65535, value -> port = value);
    settings.put("--tls", value -> how = value);
    settings.put("--tls-certificate", value -> certificate = Optional.of(path(value)));
    settings.put("--tls-key", value -> privateKey = Optional.of(path(value)));
    settings.put("--host-name", value -> hostNames = names(value));
    settings.put("--allow-address", value -> allowed = allowed(value));
    settings.put("--key-file", value -> keyFile = Optional.of(path(value)));
    settings.put("--secret-files", value -> secretFiles = Optional.of(path(value)));
    settings.put("--oidc", value -> oidc = Optional.of(path(value)));
    number("--workers", 1, 256, value -> workers = value);
    number("--worker-memory", 64, 1 << 20, value -> mebibytes = value);
    number("--project-limit", 1, 256, value -> projectLimit = Optional.of(value));
    number("--user-limit", 1, 256, value -> userLimit = Optional.of(value));
    number("--keep-days", 1, 36_500, value -> keepDays = value);
    number("--keep-runs", 1, 10_000_000, value -> keepRuns = value);
    number("--keep-logs", 16, 1 << 24, value -> keepLogs = value);
  }

  Settings read(List<String> arguments) throws Settings.Refused {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String key = rest.next();
      Consumer<String> setting = settings.get(key);
      if (setting == null) {
        problems.add(
            "The server knows no setting '"
                + key
                + "'; it takes "
                + String.join(", ", settings.keySet())
                + ".");
      } else if (!rest.hasNext()) {
        problems.add(key + " needs a value.");
      } else {
        setting.accept(rest.next());
      }
    }
    if (database.isEmpty() && databasePassword.isPresent()) {
      problems.add("--database-password-file needs --database.");
    }
    tls = Tls.of(host, how, certificate, privateKey, problems);
    if (!problems.isEmpty()) {
      throw new Settings.Refused(problems);
    }
    return settings();
  }

  private static Path path(String value) {
    return Path.of(value).toAbsolutePath().normalize();
  }

  private List<String> names(String value) {
    List<String> names = List.of(value.split(",", -1));
    names.stream()
        .filter(name -> !HOST_NAME.matcher(name).matches())
        .forEach(name ->
            problems.add(
                "--host-name has '"
                    + name
                    + "', expected a name without scheme and port, such as studio.example.org."));
    return names;
  }

  private AllowedAddresses allowed(String value) {
    try {
      return AllowedAddresses.besidesPublic(List.of(value.split(",", -1)));
    } catch (SlipwayException e) {
      problems.add("--allow-address: " + e.getMessage());
      return AllowedAddresses.onlyPublic();
    }
  }

  private void number(String key, long least, long most, LongConsumer taken) {
    settings.put(key, value -> taken.accept(number(key, value, least, most)));
  }

  private long number(String key, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    problems.add(
        key + " is '" + value + "', expected a number from " + least + " to " + most + ".");
    return least;
  }

  private Settings settings() {
    long memory =
        mebibytes > 0 ? mebibytes << 20 : Math.max(256L << 20, machine.memory() / 4 / workers);
    return new Settings(
        data,
        database.isEmpty()
            ? Optional.empty()
            : Optional.of(new DatabaseSetting(database, databasePassword)),
        host,
        (int) port,
        tls,
        hostNames,
        allowed,
        keyFile,
        secretFiles,
        oidc,
        (int) workers,
        policy(),
        memory,
        machine.workerClassPath());
  }

  private Policy policy() {
    Concurrency concurrency =
        new Concurrency(
            (int) workers,
            projectLimit.orElse(workers).intValue(),
            userLimit.orElse(workers).intValue());
    Retention retention = new Retention(Duration.ofDays(keepDays), (int) keepRuns, keepLogs << 20);
    return new Policy(concurrency, retention, Policy.of((int) workers).grace());
  }
}
