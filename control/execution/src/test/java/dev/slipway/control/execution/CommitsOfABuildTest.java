// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitsOfABuildTest {
  @Test
  void aBuildOfOneRecipeTakesTwoCommits() {
    try (Studio studio = new Studio(2, CountedStore::new)) {
      studio.external("a").made("b", "a");
      List<Batch> batches = ((CountedStore) studio.store).batches();
      int before = batches.size();

      Run run = studio.build("b");

      assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
      List<Batch> made = batches.subList(before, batches.size());
      assertThat(made.stream().map(batch -> Build.kinds(batch.writes())))
          .containsExactly(
              List.of("PutRun", "PutActivity", "PutAttempt"),
              List.of(
                  "PutRun",
                  "PutActivity",
                  "PutAttempt",
                  "PutPointer",
                  "DropPointer",
                  "PutFingerprint"));
      assertThat(made)
          .allSatisfy(batch ->
              assertThat(batch.conditions())
                  .containsExactly(new Condition.EpochIs(Host.ONLY_SERVER, 1)));
    }
  }
}
