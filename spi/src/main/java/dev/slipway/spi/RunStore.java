// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Optional;

/** Reads of runs and their parts. Every read sees all batches committed before it began. */
public interface RunStore {
  Optional<Run> find(Uid run);

  /** Newest first; {@code project} empty means those of all projects. */
  Page<Run> list(Optional<Uid> project, Page.Request page);

  /** Runs that have not ended, oldest first. */
  List<Run> unfinished();

  /** Runs that have ended, oldest first, at most {@code most}. */
  List<Run> oldestEnded(int most);

  /** How many runs there are. */
  long count();

  /** In the order in which they were first put. */
  List<Activity> activities(Uid run);

  /** By activity in the order of {@link #activities}, then by number. */
  List<Attempt> attempts(Uid run);
}
