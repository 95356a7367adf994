// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContentsTest {
  private static final Ref B = Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name("b"));

  private final Studio studio = new Studio().external("a").made("b", "a");
  private final Contents contents =
      new Contents(studio.resources, new FakeHistory(), studio.store, studio.host);

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void publishesAnEarlierContentAndNotesWhoDidIt() {
    assertThat(contents.rollBack(Studio.OWNER, B, FakeHistory.EARLIER)).isEqualTo(7);

    assertThat(studio.published("b"))
        .hasValueSatisfying(p -> assertThat(p.snapshot()).isEqualTo(7));
    assertThat(newest().action()).isEqualTo("roll-back");
    assertThat(newest().difference().text()).isEqualTo("{\"snapshot\":7}");
  }

  @Test
  void publishesADatasetWithoutRows() {
    assertThat(contents.clear(Studio.OWNER, B)).isEqualTo(8);

    assertThat(newest().action()).isEqualTo("clear");
  }

  @Test
  void leavesWhatIsWriteProtected() {
    studio.put(
        B,
        new DatasetSpec.Managed(
            "", List.of(), Optional.empty(), Optional.of(Rebuild.WRITE_PROTECTED)));

    assertRefused(ErrorCode.CONFLICT, () -> contents.clear(Studio.OWNER, B));
    assertRefused(ErrorCode.CONFLICT, () -> contents.rollBack(Studio.OWNER, B, 7));
    assertThat(studio.published("b")).isEmpty();
  }

  @Test
  void leavesWhatIsNotManaged() {
    Ref a = Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name("a"));

    assertRefused(ErrorCode.INVALID, () -> contents.clear(Studio.OWNER, a));
    assertRefused(ErrorCode.INVALID, () -> contents.versions(Studio.OWNER, a));
  }

  private AuditEntry newest() {
    return studio
        .store
        .tips()
        .audit(Optional.of(studio.resources.load(Studio.OWNER, B).uid()), new Page.Request(1, ""))
        .items()
        .getFirst();
  }

  private static void assertRefused(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
