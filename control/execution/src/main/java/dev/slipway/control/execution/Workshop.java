// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planner;
import dev.slipway.spi.Engine;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Tables;

/** What the work of builds and queries is done with. */
public record Workshop(
    Tables tables, ExternalTables files, Engine engine, Planner planner, Logs logs) {}
