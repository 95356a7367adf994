// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.slipway.data.storage;

import org.jspecify.annotations.NullMarked;
