// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Connections.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, each with a data directory of its own, on one store. */
class SamePlaceTest {
  @TempDir Path folder;
  private Lake lake;
  private Connections one;
  private Connections two;

  @BeforeEach
  void open() {
    lake = new Lake(folder.resolve("one"));
    one = server("one");
    two = server("two");
  }

  private Connections server(String directory) {
    Random random = new Random(directory.hashCode());
    StoredConnections stored =
        new StoredConnections(
            lake.store.resources(),
            lake.door,
            List.of(
                new LocalProvider(
                    folder.resolve(directory), Set.of(), Set.of(), random, Runnable::run)),
            lake.vault);
    return new SamePlace(stored, lake.store, InstantSource.system(), random);
  }

  private void connection(long generation, ConnectionSpec spec) {
    lake.put(Ref.ofInstance(Kind.CONNECTION, new Name("shared")), generation, spec);
  }

  private static Opened open(Connections server) {
    return server.open(Lake.ANN, new Name("shared"));
  }

  private void assertElsewhere(Connections server) {
    Lake.assertFault(
        ErrorCode.INVALID,
        "'shared' is another place on this server than on the server that used it first: file://"
            + folder,
        () -> open(server));
  }

  @Test
  void refusesADirectoryThatIsAnotherOneOnEachServer() {
    connection(1, Lake.local("files"));

    assertThat(open(one)).isNotNull();
    assertElsewhere(two);
    assertThat(open(server("one"))).isNotNull();
  }

  @Test
  void takesADirectoryThatAllServersReach() {
    connection(1, Lake.local(folder.resolve("both").toString()));

    assertThat(open(one)).isNotNull();
    assertThat(open(two)).isNotNull();
  }

  @Test
  void looksAnewWhereAConnectionIsPointedElsewhere() {
    connection(1, Lake.local("files"));
    open(one);
    connection(2, Lake.local(folder.resolve("both").toString()));

    assertThat(open(two)).isNotNull();
    assertThat(open(one)).isNotNull();
  }

  @Test
  void goesOnWhereALostMarkIsWrittenAgain() throws IOException {
    connection(1, Lake.local("files"));
    open(one);
    Path mark = folder.resolve("one/files/managed/.slipway-place");
    String value = Files.readString(mark);
    Files.delete(mark);
    assertElsewhere(server("one"));

    Files.writeString(mark, value);

    assertThat(open(server("one"))).isNotNull();
  }

  @Test
  void looksAlsoWhereManagedDatasetsLieAtTheRoot() {
    connection(1, new ConnectionSpec("local", "files", "", Map.of()));

    assertThat(open(one)).isNotNull();
    assertThat(folder.resolve("one/files/.slipway-place")).exists();
    assertElsewhere(two);
  }

  @Test
  void looksOnceForEachGenerationOfAConnection() throws IOException {
    connection(1, Lake.local("files"));
    open(one);
    Files.delete(folder.resolve("one/files/managed/.slipway-place"));

    assertThat(open(one)).isNotNull();
    connection(2, Lake.local("files"));
    assertElsewhere(one);
  }
}
