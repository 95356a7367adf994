// SPDX-License-Identifier: Apache-2.0
/**
 * What may happen to resources: validate, authorise, compare, apply, rename, delete. REST, files
 * and scenarios all come through here. It stands on the flow and plan modules beside it and keeps
 * resources through the store interfaces of {@code dev.slipway.spi}.
 */
@NullMarked
package dev.slipway.control.resources;

import org.jspecify.annotations.NullMarked;
