// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.slipway.data.catalog;

import org.jspecify.annotations.NullMarked;
