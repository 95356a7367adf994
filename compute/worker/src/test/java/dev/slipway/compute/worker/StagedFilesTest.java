// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagedFilesTest {
  @TempDir private Path home;

  @Test
  void showsAFileOnlyWhenItIsFinished() throws IOException {
    StagedFiles files = new StagedFiles(home.resolve("a/b c"), "run-recipe-1-out");
    files.prepare();
    files.prepare();
    Files.writeString(files.unfinished(), "new");
    assertThat(files.finished()).doesNotExist();

    files.finish();

    assertThat(files.finished()).hasContent("new").hasFileName("run-recipe-1-out.parquet");
    assertThat(files.unfinished()).doesNotExist();
  }

  @Test
  void replacesWhatAnEarlierTryFinished() throws IOException {
    StagedFiles files = new StagedFiles(home, "t");
    Files.writeString(files.finished(), "old");
    Files.writeString(files.unfinished(), "new");

    files.finish();

    assertThat(files.finished()).hasContent("new");
  }

  @Test
  void discardsWhateverIsThere() throws IOException {
    StagedFiles files = new StagedFiles(home, "t");
    Files.writeString(files.finished(), "old");
    Files.writeString(files.unfinished(), "new");
    Files.writeString(home.resolve("t2.parquet"), "of another task");

    files.discard();
    files.discard();

    assertThat(home).isDirectoryNotContaining(file -> file.toString().contains("t.parquet"));
    assertThat(home.resolve("t2.parquet")).exists();
  }

  @Test
  void takesAddressesForOpaqueText() {
    assertThat(LocalFile.of("file:///a%20b/c d")).isEqualTo(Path.of("/a%20b/c d"));
    assertThatThrownBy(() -> LocalFile.of("s3://bucket/key"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("'s3://bucket/key' cannot be reached");
  }
}
