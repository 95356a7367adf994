// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Check;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.TopN;
import dev.slipway.model.recipe.Window;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapesTest {
  sealed interface Animal {
    record Cat(String type) implements Animal {}
  }

  sealed interface Vehicle {
    sealed interface Boat extends Vehicle {
      record SailingBoat(int masts) implements Boat {}
    }

    record Car() implements Vehicle {}
  }

  record Failing(int size) {
    Failing {
      if (size > 9) {
        throw new UnsupportedOperationException("too big");
      }
    }
  }

  @Test
  void namesChoicesAndWordsInKebabCase() {
    assertThat(choices(Operation.class))
        .contains("prepare", "join", "group", "window", "filter", "sort", "sql", "top-n")
        .contains(new TopN(List.of(), List.of(), 1, Optional.empty(), "").type());
    assertThat(choices(Check.class)).contains("row-count", "not-null", "unique", "holds");
    assertThat(choices(Format.class))
        .containsExactly("csv", "json-lines", "parquet", "excel", "avro", "orc");
    assertThat(choices(Write.class)).contains("put-resource", "audit");
    assertThat(Shapes.word(Window.Over.Function.DENSE_RANK)).isEqualTo("dense-rank");
  }

  @Test
  void looksThroughSealedInterfacesWithinOthers() {
    assertThat(choices(Vehicle.class)).containsExactly("sailing-boat", "car");
    Vehicle boat = new Vehicle.Boat.SailingBoat(2);
    assertThat(Documents.write(boat).text()).isEqualTo("{\"type\":\"sailing-boat\",\"masts\":2}");
    assertThat(Documents.read(Vehicle.class, Documents.write(boat))).isEqualTo(boat);
  }

  @Test
  void refusesAChoiceWithAComponentThatHidesItsType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.of(Animal.class))
        .withMessageContaining("'type' has no place");
  }

  @Test
  void refusesTypesWithoutAForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Documents.write(new Random()))
        .withMessage("class java.util.Random has no form as a document.");
  }

  @Test
  void knowsWhatStandsForAnAbsentValue() {
    assertThat(Shapes.of(String.class).absent()).contains("");
    assertThat(Shapes.of(Schema.class).absent()).contains(Schema.EMPTY);
    assertThat(Shapes.of(Position.class).absent()).contains(Position.START);
    assertThat(Shapes.of(Json.class).absent()).contains(Json.EMPTY);
    assertThat(Shapes.of(Uid.class).absent()).isEmpty();
    assertThat(Shapes.of(ObjectPath.class).absent()).isEmpty();
    assertThat(Shapes.of(Format.class).absent()).isEmpty();
    assertThat(Shapes.of(Window.Over.Function.class).absent()).isEmpty();
  }

  @Test
  void writesListsMapsAndOptionalsByThemselves() {
    assertThat(Documents.write(List.of(Optional.of("a"), Optional.empty(), 1, true)).text())
        .isEqualTo("[\"a\",null,1,true]");
  }

  @Test
  void letsFaultsOfProgrammersThrough() {
    assertThat(Documents.read(Failing.class, new Json("{\"size\":3}"))).isEqualTo(new Failing(3));
    assertThatThrownBy(() -> Documents.read(Failing.class, new Json("{\"size\":10}")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void readsComponentsOfTheirOwnRecordsOnly() {
    Component component = ((Shape.Fields) Shapes.of(Failing.class)).components().getFirst();

    assertThat(component.of(new Failing(4))).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> component.of("text"));
    assertThat(component.name()).isEqualTo("size");
  }

  private static Set<String> choices(Class<?> type) {
    return ((Shape.Choice) Shapes.of(type)).options().keySet();
  }
}
