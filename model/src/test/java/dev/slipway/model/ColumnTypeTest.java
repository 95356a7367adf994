// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Field;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
  @ParameterizedTest
  @EnumSource(Primitive.class)
  void readsEachPrimitiveBack(Primitive type) {
    assertThat(ColumnType.parse(type.toString())).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decimal(38,38)",
        "list<list<string>>",
        "map<string,struct<x:int32,y:decimal(10,2)>>",
        "struct<a:list<date>,b:map<int64,uuid>>"
      })
  void readsNestedTypesBack(String text) {
    assertThat(ColumnType.parse(text)).hasToString(text);
  }

  @Test
  void ignoresCaseAndBlanks() {
    assertThat(ColumnType.parse(" Struct< a : INT64 , b : Decimal( 4 , 1 ) > "))
        .isEqualTo(
            new Struct(
                List.of(new Field("a", Primitive.INT64), new Field("b", new Decimal(4, 1)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "int",
        "int64 x",
        "decimal",
        "decimal(39,0)",
        "decimal(2,3)",
        "list<",
        "map<string>",
        "struct<>"
      })
  void refusesWhatIsNoTypeAndSaysSo(String text) {
    assertThatThrownBy(() -> ColumnType.parse(text))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("no");
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    assertThatThrownBy(() -> ColumnType.parse("list<".repeat(100_000)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("levels");
    ColumnType deep = Primitive.DATE;
    for (int i = 0; i < 20; i++) {
      deep = new ListOf(deep);
    }
    assertThat(ColumnType.parse(deep.toString())).isEqualTo(deep);
  }
}
