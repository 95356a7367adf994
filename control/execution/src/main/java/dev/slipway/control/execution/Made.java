// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityResult;
import dev.slipway.spi.Tables;

/** One output whose metadata is written and which nobody sees yet. */
record Made(Tables.Prepared prepared, Tables.Staging staging, Findings findings) {

  ActivityResult.Output result() {
    return new ActivityResult.Output(
        staging.dataset().uid(),
        staging.dataset().name(),
        prepared.snapshot(),
        prepared.rows(),
        prepared.bytes(),
        findings.sentences());
  }
}
