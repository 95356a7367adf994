// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Which liberties Slipway SQL takes: GROUP BY and ORDER BY by alias or number, LIMIT, {@code !=}
 * and {@code %}; not a column outside GROUP BY, nor an alias used beside its own definition.
 */
final class Grammar extends SqlDelegatingConformance {
  static final Grammar INSTANCE = new Grammar();

  private Grammar() {
    super(SqlConformanceEnum.BABEL);
  }

  @Override
  public boolean isNonStrictGroupBy() {
    return false;
  }

  @Override
  public SelectAliasLookup isSelectAlias() {
    return SelectAliasLookup.UNSUPPORTED;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }
}
