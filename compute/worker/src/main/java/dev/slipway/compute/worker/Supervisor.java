// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shell that stands between the server and a task: leader of a session of its own, it notes who
 * it is, runs the command, and notes how that ended, whether or not a server is alive by then.
 */
final class Supervisor {
  static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /**
   * {@code set -C} lets only one supervisor of a task ever begin; a trapped signal still reaches
   * the child.
   */
  private static final String SCRIPT =
      """
      set -C
      task=$1
      shift
      if [ -r /proc/$$/stat ]; then
        read -r boot </proc/sys/kernel/random/boot_id
        read -r stat </proc/$$/stat
        since="$boot $stat"
      else
        since=$(LC_ALL=C ps -o lstart= -p $$)
      fi
      printf '%s\\n%s\\n' "$$" "$since" >"$task/process" || exit 0
      [ ! -e "$task/killed" ] || exit 0
      trap : TERM INT HUP
      umask 077
      cd "$task/work" || exit 127
      "$@" </dev/null >>"$task/out" 2>&1
      printf '%s\\n' "$?" >|"$task/exit"
      """;

  private Supervisor() {}

  /** The supervisor's own process. */
  static ProcessHandle start(
      TaskDirectory task, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      line.add("/usr/bin/setsid");
    }
    line.addAll(List.of("/bin/sh", "-c", SCRIPT, "supervisor", task.path().toString()));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().putAll(environment);
    builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    return builder.start().toHandle();
  }
}
