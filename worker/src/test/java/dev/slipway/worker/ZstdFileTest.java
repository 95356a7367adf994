// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZstdFileTest {
  @TempDir private Path home;
  private Database database = Database.open();
  private byte[] whole = {};

  @BeforeEach
  void pack() throws IOException {
    Path file = home.resolve("rows.csv.zst");
    database.execute(
        String.format(
            Locale.ROOT,
            "COPY (SELECT i AS a, hash(i) AS b FROM range(50000) AS r(i)) TO '%s' (FORMAT csv, COMPRESSION zstd)",
            file));
    whole = Files.readAllBytes(file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void takesWholeFilesOfOneOrSeveralFramesAndOthersThatAreNotPacked() throws IOException {
    byte[] skippable = {0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9};
    byte[] runOfOneByte = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 4, 0x23, 0, 0, 'x'};

    for (byte[] bytes : Stream.of(whole, join(whole, skippable, whole), runOfOneByte).toList()) {
      assertThatCode(() -> ZstdFile.requireWhole(write("a.csv.zst", bytes)))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> ZstdFile.requireWhole(write("a.csv", new byte[] {1})))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFileThatWasCutOffWhereverThatWas() throws IOException {
    assertThat(whole.length).isGreaterThan(1000);
    for (int length : new int[] {1, 3, 5, 8, 100, whole.length / 2, whole.length - 1}) {
      Path cut = write("cut.csv.zst", Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> ZstdFile.requireWhole(cut))
          .isInstanceOf(SlipwayException.class)
          .hasMessage(
              "The file cut.csv.zst is cut off: its zstd data ends in the middle. Copy it again, or pack it again.");
    }
  }

  @Test
  void refusesWhatIsOnlyCalledZstd() throws IOException {
    Path plain = write("plain.csv.zst", "a,b\n1,2\n".getBytes(UTF_8));

    assertThatThrownBy(() -> ZstdFile.requireWhole(plain))
        .hasMessageContaining("plain.csv.zst is not packed with zstd");
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(home.resolve(name), bytes);
  }

  private static byte[] join(byte[]... parts) {
    byte[] all = {};
    for (byte[] part : parts) {
      int end = all.length;
      all = Arrays.copyOf(all, end + part.length);
      System.arraycopy(part, 0, all, end, part.length);
    }
    return all;
  }
}
