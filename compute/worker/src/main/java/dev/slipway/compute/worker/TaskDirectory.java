// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The files of one process task. All of its state is here, so that a later server knows as much as
 * the one that started it: {@code limits} is there before the process is, {@code process} and
 * {@code exit} are written by its supervisor, {@code killed} by whoever ends it.
 */
record TaskDirectory(Path path) {
  /** What no live process fits, in a form that every process table can read. */
  private static final String NO_PROCESS = "0\nThu Jan 1 00:00:00 1970\n";

  Path work() {
    return path.resolve("work");
  }

  Path output() {
    return path.resolve("out");
  }

  Path secret() {
    return path.resolve("secret");
  }

  TaskLimits limits() {
    return TaskLimits.parse(text("limits").orElse(""));
  }

  void limits(TaskLimits limits) {
    replace("limits", limits.text());
  }

  /** The supervisor's process; empty until it has begun. */
  Optional<ProcessMark> process() {
    return complete("process").map(ProcessMark::parse);
  }

  /** Takes the place in which a supervisor notes itself, so that none ever begins. */
  void fence() {
    try {
      Files.writeString(
          path.resolve("process"),
          NO_PROCESS,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return; // as it should be: a supervisor began, or an earlier server was here
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Integer> exitCode() {
    return complete("exit").map(text -> Integer.valueOf(text.strip()));
  }

  /** Why the task was ended; empty if nobody wanted to end it. */
  Optional<String> killed() {
    return text("killed");
  }

  void killed(String reason) {
    replace("killed", reason);
  }

  Optional<Instant> ended() {
    return changed("exit").or(() -> changed("killed"));
  }

  /** Text whose last line is ended: what a crash has cut counts as not written. */
  private Optional<String> complete(String name) {
    return text(name).filter(text -> text.endsWith("\n"));
  }

  private Optional<String> text(String name) {
    try {
      return Optional.of(Files.readString(path.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Instant> changed(String name) {
    try {
      return Optional.of(Files.getLastModifiedTime(path.resolve(name)).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(String name, String text) {
    try {
      Path fresh = path.resolve(name + ".new");
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
