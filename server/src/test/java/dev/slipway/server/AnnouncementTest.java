// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementTest {
  @TempDir Path directory;

  @Test
  void saysWhereTheServerIs() throws IOException {
    Announcement.write(
        directory, new Announcement.Place("http://127.0.0.1:7171", Optional.empty()));
    Announcement.write(
        directory, new Announcement.Place("http://127.0.0.1:7172", Optional.empty()));

    assertThat(Files.readString(directory.resolve("server.json")))
        .isEqualTo(
            "{\"url\":\"http://127.0.0.1:7172\",\"pid\":" + ProcessHandle.current().pid() + "}");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void isTakenBackOnce() {
    Announcement.write(
        directory, new Announcement.Place("http://127.0.0.1:7171", Optional.empty()));

    Announcement.remove(directory);
    Announcement.remove(directory);

    assertThat(directory).isEmptyDirectory();
  }
}
