// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.spi.Action;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalFilesTest {
  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(directory);
  }

  @Test
  void readsOneFile() throws IOException {
    lake.file("raw/a.csv", "1");
    lake.file("raw/b.csv", "2");

    assertThat(scan("raw/a.csv").files())
        .containsExactly(new Scan.File("file://" + lake.root + "/raw/a.csv", 1, -1));
  }

  @Test
  void readsAllFilesBelowADirectoryButHiddenOnes() throws IOException {
    lake.file("raw/b.csv", "2");
    lake.file("raw/2013/a.csv", "1");
    lake.file("raw/_SUCCESS", "");
    lake.file("raw/.b.csv.crc", "");
    lake.file("raw/_temporary/0/c.csv", "3");

    assertThat(names(scan("raw"))).containsExactly("raw/2013/a.csv", "raw/b.csv");
    assertThat(names(scan("raw/"))).containsExactly("raw/2013/a.csv", "raw/b.csv");
    assertThat(names(scan("raw/_temporary"))).containsExactly("raw/_temporary/0/c.csv");
  }

  @Test
  void readsTheWholeConnection() throws IOException {
    lake.file("a.csv", "1");

    assertThat(names(scan(""))).containsExactly("a.csv");
  }

  @Test
  void hasAnotherVersionWheneverAFileComesGoesOrChanges() throws IOException {
    lake.file("raw/a.csv", "1");
    String one = scan("raw").version();
    assertThat(scan("raw").version()).isEqualTo(one).matches("[0-9a-f]{64}");

    lake.file("raw/b.csv", "2");
    String two = scan("raw").version();
    Files.setLastModifiedTime(lake.root.resolve("raw/b.csv"), FileTime.fromMillis(1000));
    String three = scan("raw").version();
    Files.delete(lake.root.resolve("raw/b.csv"));

    assertThat(List.of(one, two, three)).doesNotHaveDuplicates();
    assertThat(scan("raw").version()).isEqualTo(one);
  }

  @Test
  void saysWhichPartOfAPathIsMissingAndWhatIsThereInstead() throws IOException {
    lake.file("raw/flights.csv", "1");

    Lake.assertFault(
        ErrorCode.NOT_FOUND,
        "no file or directory 'raw/flihgts.csv' on the connection 'disk': 'raw' has no 'flihgts.csv'."
            + " Did you mean 'flights.csv'?",
        () -> scan("raw/flihgts.csv"));
    Lake.assertFault(
        ErrorCode.NOT_FOUND,
        "its root has no 'rwa'. Did you mean 'raw'?",
        () -> scan("rwa/flights.csv"));
  }

  @Test
  void saysThatADirectoryHoldsHiddenFilesOnly() throws IOException {
    lake.file("raw/_SUCCESS", "");

    Lake.assertFault(ErrorCode.NOT_FOUND, "There is no file at 'raw'", () -> scan("raw"));
  }

  @Test
  void refusesAPathThatLeadsElsewhere() {
    for (String path : List.of("../x", "/etc/passwd", "a//b", "a/./b", "a\\b", "a\u0000b")) {
      Lake.assertFault(ErrorCode.INVALID, "cannot be a path", () -> scan(path));
    }
  }

  @Test
  void listsFilesBeforeAFormatIsKnownAndRefusesToScanThem() throws IOException {
    lake.file("a.csv", "1");
    var unknown =
        new DatasetSpec.External("disk", "a.csv", Optional.empty(), Schema.EMPTY, List.of());

    assertThat(lake.tables.files(Lake.ANN, unknown)).hasSize(1);
    Resource<DatasetSpec> dataset = lake.external("a.csv").withSpec(unknown);
    Lake.assertFault(
        ErrorCode.INVALID, "has no format yet", () -> lake.tables.scan(Lake.ANN, dataset));
  }

  @Test
  void refusesAManagedDataset() {
    DatasetSpec managed = new DatasetSpec.Managed("", List.of());

    Lake.assertFault(
        ErrorCode.INVALID,
        "is managed",
        () -> lake.tables.scan(Lake.ANN, lake.external("a").withSpec(managed)));
  }

  @Test
  void asksForTheRightToRead() throws IOException {
    lake.file("a.csv", "1");
    Resource<DatasetSpec> dataset = lake.external("a.csv");
    lake.door.closed.add(Action.READ);

    Lake.assertFault(
        ErrorCode.NOT_FOUND,
        "may not READ this dataset",
        () -> lake.tables.scan(Lake.ANN, dataset));
  }

  private Scan scan(String path) {
    return lake.tables.scan(Lake.ANN, lake.external(path));
  }

  private List<String> names(Scan scan) {
    int start = ("file://" + lake.root + "/").length();
    return scan.files().stream().map(file -> file.uri().substring(start)).toList();
  }
}
