// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Name;

/** A column of an input, which is named by its alias in the recipe. */
public record Origin(Name input, String column) {}
