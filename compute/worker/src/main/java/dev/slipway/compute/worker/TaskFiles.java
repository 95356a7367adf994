// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Puts a task's files into its working directory. */
final class TaskFiles {
  private TaskFiles() {}

  static void write(Path work, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = work.resolve(file.getKey()).normalize();
      if (!path.startsWith(work) || path.equals(work)) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "A task cannot be given the file '"
                + Text.visible(file.getKey(), 150)
                + "': it would lie outside the task's working directory.");
      }
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.getValue());
    }
  }
}
