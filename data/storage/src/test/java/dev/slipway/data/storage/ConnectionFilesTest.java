// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.data.storage.ConnectionFiles.Download;
import dev.slipway.model.ErrorCode;
import dev.slipway.spi.Action;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Entry;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFilesTest {
  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(directory);
  }

  @Test
  void downloadsWhatWasUploaded() throws IOException {
    assertThat(upload("in/a b%.csv", "hello", Mode.CREATE).bytes()).isEqualTo(5);

    try (Download download = lake.files.download(Lake.ANN, Lake.DISK, path("in/a b%.csv"))) {
      assertThat(download.info().bytes()).isEqualTo(5);
      assertThat(new String(download.bytes().readAllBytes(), UTF_8)).isEqualTo("hello");
    }
    assertThat(lake.files.browse(Lake.ANN, Lake.DISK, path("in")))
        .extracting(Entry::name)
        .containsExactly("a b%.csv");
  }

  @Test
  void replacesOnlyWhereAsked() {
    upload("a", "old", Mode.CREATE);

    Lake.assertFault(ErrorCode.CONFLICT, "is there already", () -> upload("a", "new", Mode.CREATE));
    assertThat(upload("a", "newer", Mode.REPLACE).bytes()).isEqualTo(5);
  }

  @Test
  void keepsNothingOfAnUploadThatIsTooLarge() {
    assertThat(upload("fits", "x".repeat(100), Mode.CREATE).bytes()).isEqualTo(100);

    Lake.assertFault(
        ErrorCode.TOO_LARGE,
        "larger than 100 bytes",
        () -> upload("big", "x".repeat(101), Mode.CREATE));
    assertThat(lake.files.browse(Lake.ANN, Lake.DISK, ObjectPath.ROOT))
        .extracting(Entry::name)
        .containsExactly("fits");
  }

  @Test
  void keepsNothingOfAnUploadThatBreaksOff() {
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new Broken());

    Lake.assertFault(
        ErrorCode.UNAVAILABLE,
        "broke off after 10 bytes",
        () -> lake.files.upload(Lake.ANN, Lake.DISK, path("a"), broken, Mode.REPLACE));
    assertThat(lake.files.browse(Lake.ANN, Lake.DISK, ObjectPath.ROOT)).isEmpty();
  }

  @Test
  void keepsPeopleOutOfTheFilesOfManagedDatasets() {
    Lake.assertFault(
        ErrorCode.INVALID,
        "keeps managed datasets",
        () -> upload("managed/air/x", "x", Mode.CREATE));
    Lake.assertFault(
        ErrorCode.INVALID,
        "keeps managed datasets",
        () -> {
          lake.files.delete(Lake.ANN, Lake.DISK, path("managed/air/x"));
          return "";
        });
    assertThat(upload("managed-by-me/x", "x", Mode.CREATE).bytes()).isEqualTo(1);
  }

  @Test
  void deletesOnceOrTwiceAndSaysWhatIsMissing() {
    upload("a", "x", Mode.CREATE);
    lake.files.delete(Lake.ANN, Lake.DISK, path("a"));
    lake.files.delete(Lake.ANN, Lake.DISK, path("a"));

    Lake.assertFault(
        ErrorCode.NOT_FOUND,
        "There is no file 'a' on the connection 'disk'.",
        () -> lake.files.download(Lake.ANN, Lake.DISK, path("a")));
  }

  @Test
  void asksForTheRightToWrite() {
    lake.door.closed.add(Action.CHANGE_DATA);

    Lake.assertFault(
        ErrorCode.FORBIDDEN, "may not CHANGE_DATA", () -> upload("a", "x", Mode.CREATE));
    assertThat(lake.files.browse(Lake.ANN, Lake.DISK, ObjectPath.ROOT)).isEmpty();
  }

  @Test
  void asksForTheRightToUseTheConnection() {
    lake.door.closed.add(Action.USE);

    Lake.assertFault(
        ErrorCode.FORBIDDEN,
        "may not USE",
        () -> lake.files.browse(Lake.ANN, Lake.DISK, ObjectPath.ROOT));
  }

  @Test
  void showsTheFilesOfTablesToThoseAloneWhoSeeTheDetailsOfTheConnection() {
    lake.door.closed.add(Action.READ_DETAILS);

    assertThat(lake.files.browse(Lake.ANN, Lake.DISK, ObjectPath.ROOT)).isEmpty();
    Lake.assertFault(
        ErrorCode.FORBIDDEN,
        "may not READ_DETAILS",
        () -> lake.files.browse(Lake.ANN, Lake.DISK, path("managed/air")));
    Lake.assertFault(
        ErrorCode.FORBIDDEN,
        "may not READ_DETAILS",
        () -> lake.files.download(Lake.ANN, Lake.DISK, path("managed/air/x/a.parquet")));
  }

  private ObjectInfo upload(String path, String text, Mode mode) {
    return lake.files.upload(
        Lake.ANN, Lake.DISK, path(path), new ByteArrayInputStream(text.getBytes(UTF_8)), mode);
  }

  private static ObjectPath path(String value) {
    return new ObjectPath(value);
  }

  /** A connection that was cut. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
