// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ObjectPath;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredConnectionsTest {
  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(directory);
  }

  @Test
  void opensAConnectionOnceForEachGeneration() {
    Opened first = open("disk");
    assertThat(open("DISK")).isSameAs(first);

    lake.put(Ref.ofInstance(Kind.CONNECTION, Lake.DISK), 2, Lake.local("other"));

    assertThat(open("disk").objects().uri(new ObjectPath("a")))
        .isEqualTo("file://" + directory + "/other/a");
  }

  @Test
  void takesAnAbsoluteRootAsItIs() {
    lake.put(Ref.ofInstance(Kind.CONNECTION, new Name("abs")), 1, Lake.local("/somewhere/else"));

    assertThat(open("abs").objects().uri(new ObjectPath("a")))
        .isEqualTo("file:///somewhere/else/a");
  }

  @Test
  void expandsTheNamingRuleOfManagedDatasets() {
    Uid dataset = new Uid("01jd00000000000000000000ds");

    assertThat(open("disk").place(new Name("air"), dataset).value())
        .isEqualTo("managed/air/" + dataset);
  }

  @Test
  void namesConnectionsThatWerePerhapsMeant() {
    Lake.assertFault(ErrorCode.NOT_FOUND, "Did you mean 'disk'?", () -> open("disc"));
  }

  @Test
  void namesNoConnectionThatTheCallerMayNotSee() {
    lake.door.closed.add(Action.READ);

    Lake.assertFault(ErrorCode.NOT_FOUND, "There is no connection 'disc'.", () -> open("disc"));
    Lake.assertFault(ErrorCode.NOT_FOUND, "There is no connection 'disk'.", () -> open("disk"));
  }

  @Test
  void refusesATypeThatNobodyProvides() {
    ConnectionSpec tape = new ConnectionSpec("tape", "x", "", Map.of());
    lake.put(Ref.ofInstance(Kind.CONNECTION, new Name("old")), 1, tape);

    Lake.assertFault(
        ErrorCode.INVALID,
        "no type of connection 'tape'; there is 'keyed', 'local'",
        () -> open("old"));
    assertThat(lake.connections.problems(tape))
        .extracting(Problem::pointer)
        .containsExactly("/type");
  }

  @Test
  void refusesSettingsThatALocalConnectionDoesNotHave() {
    ConnectionSpec spec = new ConnectionSpec("local", " ", "", Map.of("region", "x"));

    assertThat(lake.connections.problems(spec))
        .extracting(Problem::pointer)
        .containsExactly("/root", "/settings/region");
  }

  @Test
  void refusesAFileAsARoot() throws Exception {
    lake.file("a.csv", "x");

    Lake.assertFault(
        ErrorCode.INVALID,
        "is a file; give a directory",
        () -> {
          lake.put(Ref.ofInstance(Kind.CONNECTION, new Name("f")), 1, Lake.local("lake/a.csv"));
          return open("f");
        });
  }

  private Opened open(String name) {
    return lake.connections.open(Lake.ANN, new Name(name));
  }
}
