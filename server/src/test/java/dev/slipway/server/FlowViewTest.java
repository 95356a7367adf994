// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static dev.slipway.server.Shelf.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.resources.Draft;
import dev.slipway.control.resources.ResourceDocument;
import dev.slipway.documents.Documents;
import dev.slipway.model.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowViewTest {
  private static final String SET =
      """
      kind: project
      name: sales
      spec: {connection: local}
      ---
      kind: dataset
      project: sales
      name: orders
      spec:
        type: external
        connection: local
        path: orders.csv
        format: {type: csv}
        schema: [{name: id, type: int64}]
      ---
      kind: dataset
      project: sales
      name: large
      spec: {type: managed}
      ---
      kind: recipe
      project: sales
      name: keep_large
      spec:
        inputs: [{dataset: orders}]
        outputs: [large]
        operation: {type: filter, condition: id > 100}
      """;

  private final Shelf shelf = new Shelf();

  @Test
  void showsWhatIsMadeOfWhat() {
    Beginnings.connection(shelf.resources);
    List<Draft> drafts =
        Documents.parseYaml(SET, "sales.yaml").stream()
            .map(document ->
                Draft.of(
                    Documents.read(ResourceDocument.class, document.json()), Draft.Source.NONE))
            .toList();
    shelf.resources.apply(OWNER, drafts, false);

    FlowView view = FlowView.of(shelf.resources.flow(OWNER, new Name("sales")));

    assertThat(view.at()).isPositive();
    assertThat(view.datasets())
        .extracting(dataset -> dataset.name() + " " + dataset.managed())
        .containsExactlyInAnyOrder("orders false", "large true");
    assertThat(view.recipes())
        .extracting(recipe -> recipe.type() + " " + recipe.inputs() + " " + recipe.outputs())
        .containsExactly("filter [orders] [large]");
  }
}
