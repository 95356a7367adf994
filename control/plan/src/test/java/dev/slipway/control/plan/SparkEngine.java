// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.recipe.SqlEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A local Spark in a process of its own, by a JDK that it runs on: its class path, which the module
 * {@code testing/spark} wrote, is none of these tests'.
 */
final class SparkEngine implements TestEngine {
  private static final Path CLASSPATH =
      Path.of("..", "..", "testing", "spark", "target", "classpath");
  private static final Path DRIVER = Path.of("src", "test", "resources", "spark", "Driver.java");
  private static final List<String> SETTINGS =
      List.of(
          "spark.ui.enabled=false",
          "spark.sql.session.timeZone=UTC",
          "spark.sql.ansi.enabled=true",
          "spark.sql.datetime.java8API.enabled=true",
          "spark.sql.shuffle.partitions=2",
          "spark.sql.codegen.wholeStage=false",
          "spark.sql.codegen.factoryMode=NO_CODEGEN",
          "spark.driver.host=127.0.0.1",
          "spark.driver.bindAddress=127.0.0.1");
  private static final List<String> OPENED =
      List.of(
          "lang",
          "lang.invoke",
          "lang.reflect",
          "io",
          "net",
          "nio",
          "util",
          "util.concurrent",
          "util.concurrent.atomic");

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private SparkEngine(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** The home of a JDK 17, on which Spark 4.1 runs. */
  static Optional<Path> jdk() {
    Stream<Path> named =
        Stream.of("SPARK_JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_HOME")
            .flatMap(name -> Stream.ofNullable(System.getenv(name)))
            .map(Path::of);
    return Stream.concat(named, Stream.concat(onPath(), installed()))
        .filter(SparkEngine::isSeventeen)
        .findFirst();
  }

  private static Stream<Path> onPath() {
    return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .map(folder -> Path.of(folder, "java"))
        .filter(Files::isExecutable)
        .flatMap(java -> {
          try {
            return Stream.of(java.toRealPath().resolve("../..").normalize());
          } catch (IOException e) {
            return Stream.of();
          }
        });
  }

  private static Stream<Path> installed() {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSeventeen(Path home) {
    try {
      return Files.isExecutable(home.resolve("bin/javac"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
    } catch (IOException e) {
      return false;
    }
  }

  static SparkEngine start(Path jdk) throws IOException {
    Path folder = Files.createTempDirectory("slipway-spark-");
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m"));
    OPENED.forEach(name -> command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    List.of(
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar",
            "jdk.internal.ref")
        .forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", Files.readString(CLASSPATH).strip()));
    command.addAll(List.of(DRIVER.toAbsolutePath().toString()));
    command.addAll(SETTINGS);
    command.add("spark.sql.warehouse.dir=" + folder.resolve("warehouse"));
    command.add("spark.local.dir=" + folder.resolve("local"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("spark.log").toFile())
            .start();
    SparkEngine engine = new SparkEngine(process);
    String ready = engine.answers.readLine();
    if (!"ready".equals(ready)) {
      process.destroyForcibly();
      throw new IOException(
          "Spark did not start: it said '"
              + ready
              + "' and "
              + Files.readString(folder.resolve("spark.log")).lines().limit(30).toList());
    }
    return engine;
  }

  @Override
  public SqlEngine engine() {
    return SqlEngine.SPARK;
  }

  @Override
  public void run(String sql) {
    if (query(sql) instanceof Refused(String message)) {
      throw new IllegalStateException("Spark: " + message + " in " + sql);
    }
  }

  @Override
  public Answer query(String sql) {
    try {
      byte[] text = sql.getBytes(StandardCharsets.UTF_8);
      questions.write(Base64.getEncoder().encodeToString(text) + "\n");
      questions.flush();
      String answer = Objects.requireNonNull(answers.readLine(), "Spark has gone");
      String[] parts = answer.split(" ");
      return parts[0].equals("error")
          ? new Refused(decoded(parts[1]))
          : new Rows(
              Arrays.stream(parts)
                  .skip(1)
                  .map(row -> List.of(decoded(row).split("\u001f", -1)))
                  .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8).substring(1);
  }

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
