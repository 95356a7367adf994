// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** What runs SQL: the engine on one machine, the one on many, or the database where the data is. */
public enum SqlEngine {
  DUCKDB("DuckDB"),
  SPARK("Spark"),
  POSTGRESQL("PostgreSQL");

  private final String title;

  SqlEngine(String title) {
    this.title = title;
  }

  /** As its makers write it. */
  public String title() {
    return title;
  }
}
