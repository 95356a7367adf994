// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static dev.slipway.server.Shelf.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Page;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeginningsTest {
  private static final Page.Request ALL = new Page.Request(10, "");

  private final Shelf shelf = new Shelf();

  private String connections() {
    return String.valueOf(
        shelf.routes.list(OWNER, Kind.CONNECTION, Optional.empty(), Shelf.ANY, ALL).getEntity());
  }

  @Test
  void giveANewStudioAPlaceForItsFiles() {
    Beginnings.connection(shelf.resources);
    String first = connections();
    Beginnings.connection(shelf.resources);

    assertThat(first).contains("\"name\":\"local\"", "\"managedPath\":\"managed/${projectKey}\"");
    assertThat(connections()).isEqualTo(first);
  }

  @Test
  void addNothingWhereThereIsAConnection() {
    shelf.routes.put(
        OWNER,
        Ref.ofInstance(Kind.CONNECTION, new Name("other")),
        Shelf.json("{\"spec\": {\"type\": \"local\", \"root\": \"x\", \"managedPath\": \"y\"}}"),
        Optional.empty(),
        Optional.empty(),
        false);

    Beginnings.connection(shelf.resources);

    assertThat(connections()).contains("\"name\":\"other\"").doesNotContain("\"name\":\"local\"");
  }
}
