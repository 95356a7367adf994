// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.resources.Flow;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedNamesTest {
  private final Studio studio = new Studio();

  @AfterEach
  void close() {
    studio.close();
  }

  private SharedNames names() {
    Flow flow = studio.resources.flow(Studio.OWNER, Studio.PROJECT);
    return new SharedNames(flow);
  }

  @Test
  void giveOneDatasetOneNameAndTwoDatasetsTwo() {
    SharedNames names = names();

    assertThat(names.replaced("SELECT \"a_b/c\".x FROM \"a_b/c\", \"a/b_c\", \"A_B/C\""))
        .isEqualTo("SELECT \"a_b_c\".x FROM \"a_b_c\", \"a_b_c_2\", \"a_b_c\"");
    assertThat(names.found().values())
        .extracting(Object::toString)
        .containsExactly("a_b/c", "a/b_c");
  }

  @Test
  void leaveTheProjectsOwnDatasetsTheirNames() {
    studio.put(
        Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name("Sales_Orders")),
        new DatasetSpec.Managed("", List.of()));

    assertThat(names().replaced("FROM \"sales/orders\"")).isEqualTo("FROM \"sales_orders_2\"");
  }

  @Test
  void cutWhatIsTooLongForANameAndKeepThePlacesBehindIt() {
    String project = "p".repeat(60);
    String text = "FROM \"" + project + "/d\" WHERE";

    String replaced = names().replaced(text);

    assertThat(replaced)
        .hasSameSizeAs(text)
        .isEqualTo("FROM \"" + "p".repeat(59) + "\"" + " ".repeat(3) + " WHERE");
  }
}
