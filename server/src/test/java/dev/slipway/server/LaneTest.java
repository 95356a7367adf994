// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/status, RESOURCES",
    "/api/v1/projects/p/datasets/d, RESOURCES",
    "/api/v1/connections/c/files, RESOURCES",
    "/catalog/v1/config, RESOURCES",
    "/nowhere, RESOURCES",
    "/api/v1/changes, EVENTS",
    "/api/v1/connections/c/files/a/b.csv, FILES",
    "/api/v1/apply, WORK",
    "/api/v1/projects/p/export, WORK",
    "/api/v1/projects/p/actions/query, WORK",
    "/api/v1/projects/p/recipes/preview, WORK",
    "/api/v1/projects/p/datasets/d/sample, WORK",
  })
  void isToldByThePath(String path, Lane lane) {
    assertThat(Lane.of(path)).isEqualTo(lane);
  }
}
