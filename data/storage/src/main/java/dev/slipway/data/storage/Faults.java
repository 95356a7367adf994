// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What an operating system says about a file, as one of our own errors. */
final class Faults {
  private Faults() {}

  /**
   * @param tried what was tried on what, such as {@code Writing /data/a.csv}
   */
  static SlipwayException of(String tried, IOException cause) {
    String reason = reason(cause);
    String told = reason.toLowerCase(Locale.ROOT);
    if (told.contains("no space left") || told.contains("quota exceeded")) {
      return fault(
          ErrorCode.OUT_OF_DISK,
          tried,
          "the disk is full",
          "Free some space and try again.",
          cause);
    }
    if (cause instanceof AccessDeniedException || told.contains("permission denied")) {
      String todo = "Give the account that runs Slipway access to it.";
      return fault(ErrorCode.FORBIDDEN, tried, "the operating system denies it", todo, cause);
    }
    if (cause instanceof NoSuchFileException || isAbsent(cause, told)) {
      return fault(ErrorCode.NOT_FOUND, tried, "it is not there", "Check the path.", cause);
    }
    if (cause instanceof FileAlreadyExistsException || told.contains("a directory")) {
      String why = "a directory and a file would have the same name";
      return fault(ErrorCode.CONFLICT, tried, why, "Choose another path.", cause);
    }
    if (told.contains("read-only file system")) {
      String todo = "Make it writable; no restart is needed.";
      return fault(ErrorCode.UNAVAILABLE, tried, "the file system is read-only", todo, cause);
    }
    if (told.contains("name too long")) {
      return fault(
          ErrorCode.INVALID, tried, "the path is too long", "Choose a shorter one.", cause);
    }
    return fault(ErrorCode.UNAVAILABLE, tried, reason, "Check the disk and try again.", cause);
  }

  /** Streams say so of every file that cannot be opened, and why in brackets. */
  private static boolean isAbsent(IOException cause, String told) {
    return cause instanceof FileNotFoundException
        && (!told.endsWith(")") || told.contains("no such file"));
  }

  private static SlipwayException fault(
      ErrorCode code, String tried, String why, String todo, IOException cause) {
    return new SlipwayException(code, tried + " failed: " + why + ". " + todo, cause);
  }

  private static String reason(IOException cause) {
    String told =
        cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
    return told == null ? cause.getClass().getSimpleName() : told;
  }
}
