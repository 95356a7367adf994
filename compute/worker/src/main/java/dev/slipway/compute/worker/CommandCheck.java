// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Says at launch what a shell would say only into the log: that there is no such program. */
final class CommandCheck {
  private CommandCheck() {}

  static void requireRunnable(List<String> command, String searchPath) {
    String program = command.isEmpty() ? "" : command.getFirst();
    boolean runnable =
        program.contains("/")
            ? isProgram(Path.of(program))
            : !program.isEmpty()
                && Arrays.stream(searchPath.split(":"))
                    .anyMatch(d -> isProgram(Path.of(d, program)));
    if (!runnable) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The command '"
              + Text.visible(program, 200)
              + "' cannot be started: there is no such executable file"
              + (program.contains("/") ? "." : " in " + searchPath + "."));
    }
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
