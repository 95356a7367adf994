// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  @TempDir Path directory;
  private Path file;
  private Path seal;

  @BeforeEach
  void fill() {
    file = directory.resolve("slipway.db");
    seal = directory.resolve("slipway.db.seal");
    try (Store store = TestStore.open(directory)) {
      TestStore.fill(store);
    }
  }

  @Test
  void isThereWhileTheStoreIsClosed() {
    assertThat(seal).exists();
    try (Store store = TestStore.open(directory)) {
      assertThat(store.end().value()).isPositive();
      assertThat(seal).doesNotExist();
    }
    assertThat(seal).exists();
    assertThat(Seal.breakOpen(file)).isTrue();
    assertThat(Seal.breakOpen(file)).isFalse();
  }

  @Test
  void doesNotFitAnotherFile() throws Exception {
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);

    assertThat(Seal.breakOpen(file)).isFalse();
  }

  /** Were it sealed as it is, it would be taken for sound the next time. */
  @Test
  void isNotPutOnADamagedFile() throws Exception {
    TestStore.tamper(
        directory,
        "pragma writable_schema = on",
        "update sqlite_master set rootpage = (select rootpage from sqlite_master where name ="
            + " 'runs_by_age') where name = 'runs_by_end'");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> TestStore.open(directory))
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
          .hasMessageContaining("slipway.db is damaged");
      assertThat(seal).doesNotExist();
    }
  }
}
