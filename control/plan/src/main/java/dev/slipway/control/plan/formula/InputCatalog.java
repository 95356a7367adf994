// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** The inputs of a recipe as the tables that Calcite may find, by alias, ignoring case. */
final class InputCatalog {
  private static final CalciteConnectionConfig IGNORING_CASE = ignoringCase();

  private InputCatalog() {}

  static CalciteCatalogReader of(Map<Name, Schema> inputs) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    inputs.forEach((alias, schema) -> root.add(alias.value(), new Input(Types.row(schema))));
    return new CalciteCatalogReader(root, List.of(), Types.FACTORY, IGNORING_CASE);
  }

  private static CalciteConnectionConfig ignoringCase() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteConnectionConfigImpl(properties);
  }

  private static final class Input extends AbstractTable {
    private final RelDataType row;

    Input(RelDataType row) {
      this.row = row;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return row;
    }
  }
}
