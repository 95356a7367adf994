// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class SchemaMappingTest {
  private static final Map<Primitive, String> NAMES = names();

  @Test
  void mapsEveryPrimitiveToItsTypeOfIcebergAndBack() {
    for (Primitive type : Primitive.values()) {
      org.apache.iceberg.Schema mapped = SchemaMapping.toIceberg(of(type));

      assertThat(mapped.findType("c")).hasToString(NAMES.get(type));
      assertThat(SchemaMapping.fromIceberg(mapped)).isEqualTo(of(type));
    }
  }

  @Test
  void mapsDecimalsAndNestedTypesBothWays() {
    for (String text :
        List.of(
            "decimal(1,0)",
            "decimal(38,38)",
            "list<string>",
            "list<list<decimal(10,2)>>",
            "map<string,list<int64>>",
            "struct<x:int32,y:struct<z:date>>",
            "list<struct<a:map<int32,timestamptz>,b:binary>>")) {
      Schema schema = of(ColumnType.parse(text));

      assertThat(SchemaMapping.fromIceberg(SchemaMapping.toIceberg(schema))).isEqualTo(schema);
    }
  }

  @Test
  void keepsDescriptionsAndLetsEveryColumnBeNull() {
    Schema schema = new Schema(List.of(new Column("c", Primitive.INT32, "how many")));
    org.apache.iceberg.Schema mapped = SchemaMapping.toIceberg(schema);

    assertThat(mapped.findField("c").doc()).isEqualTo("how many");
    assertThat(mapped.findField("c").isOptional()).isTrue();
    assertThat(SchemaMapping.fromIceberg(mapped)).isEqualTo(schema);
  }

  @Test
  void givesDistinctIdsToAllNestedFields() {
    org.apache.iceberg.Schema mapped =
        SchemaMapping.toIceberg(of(ColumnType.parse("struct<a:list<int32>,b:map<string,int32>>")));

    assertThat(FieldIds.of(mapped).values()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void refusesTypesThatAManagedDatasetCannotHold() {
    for (Type type :
        List.of(
            Types.FixedType.ofLength(4),
            Types.TimestampNanoType.withZone(),
            Types.VariantType.get())) {
      org.apache.iceberg.Schema foreign =
          new org.apache.iceberg.Schema(
              NestedField.optional(
                  1, "s", Types.StructType.of(NestedField.optional(2, "x", type))));

      assertThatThrownBy(() -> SchemaMapping.fromIceberg(foreign))
          .isInstanceOf(SlipwayException.class)
          .hasMessageContaining("The column 's.x' has the type " + type);
    }
  }

  @Test
  void refusesColumnsThatDifferInCaseOnly() {
    org.apache.iceberg.Schema foreign =
        new org.apache.iceberg.Schema(
            NestedField.optional(1, "a", Types.DateType.get()),
            NestedField.optional(2, "A", Types.DateType.get()));

    assertThatThrownBy(() -> SchemaMapping.fromIceberg(foreign))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("ignoring case");
  }

  private static Schema of(ColumnType type) {
    return new Schema(List.of(Column.of("c", type)));
  }

  private static Map<Primitive, String> names() {
    Map<Primitive, String> names = new EnumMap<>(Primitive.class);
    names.put(Primitive.BOOLEAN, "boolean");
    names.put(Primitive.INT32, "int");
    names.put(Primitive.INT64, "long");
    names.put(Primitive.FLOAT32, "float");
    names.put(Primitive.FLOAT64, "double");
    names.put(Primitive.STRING, "string");
    names.put(Primitive.BINARY, "binary");
    names.put(Primitive.UUID, "uuid");
    names.put(Primitive.DATE, "date");
    names.put(Primitive.TIME, "time");
    names.put(Primitive.TIMESTAMP, "timestamp");
    names.put(Primitive.TIMESTAMPTZ, "timestamptz");
    return names;
  }
}
