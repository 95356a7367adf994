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
  void showsAFileOnlyWhenItIsFinishedUnderANameThatTellsItsChecksum() throws IOException {
    StagedFiles files = new StagedFiles(home.resolve("a/b c"), "run-recipe-1-out");
    files.prepare();
    files.prepare();
    Files.writeString(files.unfinished(), "123456789");
    assertThat(home.resolve("a/b c")).isDirectoryNotContaining(file -> !isHidden(file));

    Path finished = files.finish();

    assertThat(finished)
        .hasContent("123456789")
        .hasFileName("run-recipe-1-out-crc32c-e3069283.parquet");
    assertThat(files.unfinished()).doesNotExist();
    assertThat(FileChecksum.in(finished)).contains(FileChecksum.of(finished));
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  @Test
  void replacesWhatAnEarlierTryFinished() throws IOException {
    StagedFiles files = new StagedFiles(home, "t");
    Files.writeString(files.unfinished(), "same");
    Path first = files.finish();
    Files.writeString(files.unfinished(), "same");

    assertThat(files.finish()).isEqualTo(first).hasContent("same");
  }

  @Test
  void discardsWhateverIsThere() throws IOException {
    StagedFiles files = new StagedFiles(home, "t");
    Files.writeString(files.unfinished(), "old");
    Path old = files.finish();
    Files.writeString(files.unfinished(), "new");
    StagedFiles others = new StagedFiles(home, "t-crc32c-00000000.parquet-2");
    Files.writeString(others.unfinished(), "of another task");
    Path other = others.finish();

    files.discard();
    files.discard();
    new StagedFiles(home.resolve("nowhere"), "t").discard();

    assertThat(old).doesNotExist();
    assertThat(files.unfinished()).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void seesAByteThatWasChanged() throws IOException {
    StagedFiles files = new StagedFiles(home, "t");
    Files.write(files.unfinished(), new byte[1_000_000]);
    Path file = files.finish();
    byte[] changed = Files.readAllBytes(file);
    changed[777_777] = 1;
    Files.write(file, changed);

    assertThat(FileChecksum.in(file).orElseThrow()).isNotEqualTo(FileChecksum.of(file));
    assertThat(FileChecksum.in(Path.of("/d/00000-0-1a2b-446655440000.parquet"))).isEmpty();
  }

  @Test
  void takesAddressesForOpaqueText() {
    assertThat(LocalFile.of("file:///a%20b/c d")).isEqualTo(Path.of("/a%20b/c d"));
    assertThatThrownBy(() -> LocalFile.of("s3://bucket/key"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("'s3://bucket/key' cannot be reached");
  }
}
