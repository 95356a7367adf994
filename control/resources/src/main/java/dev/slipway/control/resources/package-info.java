// SPDX-License-Identifier: Apache-2.0
/**
 * What REST, files and schedules share when they read and change resources. {@link
 * dev.slipway.control.resources.Resources} validates a set of drafts as a whole, asks for the
 * rights, and commits the set as one batch with its audit entries; {@link
 * dev.slipway.control.resources.Flow} is one project's datasets and recipes as a graph with
 * schemas. {@code documents} reads the specs, {@code flow} orders them, {@code plan} types them;
 * {@code execution} and {@code server} stand on this.
 */
@NullMarked
package dev.slipway.control.resources;

import org.jspecify.annotations.NullMarked;
